"""The number of the rules that turn words into hashed values; roster and program must agree on it.

The number covers everything that decides the bytes of a combination:

- the forms of a name (`names`: folding, titles, suffixes, brackets, particles, parts) and their order;
- the code of a form (`names.name_code`: Soundex for A-Z, the form itself for other scripts);
- the digits kept of a Social Security number (`ssn`, `reading`: all nine, or the last four);
- the form of an educator ID (`educator_id`: A-Z and 0-9 in upper case);
- which combinations a person of the roster fills (`combinations`), the order of the public details in
  a rule (`policy.RULES`), and the text of each value: codes, digits and educator ID as they are, a
  birth date as YYYY-MM-DD.

Whoever changes one of these raises the number, because tags made before would no longer be found.
What is only asked and never stored (a swapped date, exchanged names) is not covered.
"""

SPECIFICATION = 1
