"""Files a person chose: the only reader of rosters and programs, the only writer of exports."""
