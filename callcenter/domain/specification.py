"""The number of the rules that turn words into hashed values; roster and program must agree on it.

docs/specification.md is the specification, with test vectors in tests/vectors/matching.json. The number
covers everything that decides the bytes of a stored combination:

- the forms of a name (`names`: folding, titles, suffixes, brackets, saints, particles, parts), and which
  values are refused;
- the code of each detail in each rule (`codes`, `policy.RULES`), and the order of the details in a rule;
- the digits kept of a Social Security number (`ssn`, `reading`: all nine, or the last four);
- the form of an educator ID (`educator_id`: A-Z and 0-9 in upper case);
- which combinations a person of the roster fills (`combinations`), and the text of each value: codes,
  digits and educator ID as they are, a birth date as YYYY-MM-DD.

Whoever changes one of these raises the number, because tags made before would no longer be found.
What is only asked and never stored (`policy.Tolerance`: a swapped date, exchanged names) is not covered.
"""

SPECIFICATION = 2
