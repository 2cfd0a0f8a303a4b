"""The operator's screen: details in, answer out, wrap-up."""
