"""What the columns of a roster are called elsewhere: guesses from headers in English and Spanish."""

from callcenter.domain.text import fold

_LONGEST = 64


def _list(names: str) -> tuple[str, ...]:
    return tuple(names.split())


def _numbers(things: str) -> tuple[str, ...]:
    """Each thing as its number or ID is called."""
    return tuple(thing + end for thing in things.split() for end in ("id", "number", "no", "num", "nbr", "nr"))


_NAMES: dict[str, tuple[str, ...]] = {
    "last_name": _list("""
        last lastname lastnm lname namelast surname familyname legallastname currentlastname personlastname
        educatorlastname teacherlastname employeelastname stafflastname memberlastname
        apellido apellidos primerapellido apellidopaterno apellidomaterno segundoapellido
    """),
    "first_name": _list("""
        first firstname firstnm fname namefirst givenname givennames forename legalfirstname personfirstname
        educatorfirstname teacherfirstname employeefirstname stafffirstname memberfirstname
        nombre nombres primernombre nombredepila
    """),
    "former_last_names": _list("""
        maiden maidenname maidenlastname formername formernames formerlastname formerlastnames formersurname
        previousname previousnames previouslastname previouslastnames previoussurname priorname priorlastname
        otherlastname otherlastnames birthname
        apellidodesoltera apellidosoltera apellidoanterior apellidosanteriores
    """),
    "birth_date": _list("""
        dob dateofbirth birthdate birthday birthdt bdate dobdate
        fechadenacimiento fechanacimiento fechanac nacimiento
    """),
    "ssn": _list("""
        ssn ss social socialsecurity socsec fullssn ssn9
        ssn4 ssnlast4 ssnlastfour last4 lastfour last4ssn last4ofssn lastfourssn lastfourofssn last4digits
        last4digitsofssn last4digitsssn ssnlast4digits
        nss segurosocial numerosegurosocial numerodesegurosocial numdesegurosocial nodesegurosocial
        ultimos4 ultimoscuatro ultimos4digitos
    """)
    + _numbers("ssn ss socialsecurity social socsec"),
    "educator_id": _list("""
        ein iein seid stateeducatorid statewideeducatoridentifier educatoridentifier
        numerodeeducador ideducador iddeeducador numerodemaestro idmaestro iddemaestro
        numerodelicencia numerodecertificado
    """)
    + _numbers("""
        educator teacher educ certificate cert license licence certification tea
        educatoridentification educatorcertificate teachercertificate educatorlicense teacherlicense
    """),
}
_COLUMNS = {name: column for column, names in _NAMES.items() for name in names}


def guessed_column(header: str) -> str | None:
    """The canonical column that a header most likely names, whatever its case, accents, blanks and signs."""
    if len(header) > _LONGEST:
        return None
    return _COLUMNS.get("".join(filter(str.isalnum, fold(header.replace("#", "number")))))
