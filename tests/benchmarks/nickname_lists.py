"""Nicknames for measuring: English ones from the package `nicknames`, Spanish ones from here."""

from collections.abc import Mapping
from typing import TypeAlias

from nicknames import NickNamer

from callcenter.domain.text import fold

Nicknames: TypeAlias = Mapping[str, tuple[str, ...]]

# Common knowledge among speakers of Spanish, written down for this measurement.
_SPANISH = """
Alberto: Beto; Alejandro: Jandro, Ale; Alejandra: Ale; Antonia: Toña; Antonio: Toño; Beatriz: Bety; Carlos: Carlitos;
Concepción: Concha, Conchita; Consuelo: Chelo; Cristina: Cris; Dolores: Lola; Eduardo: Lalo, Edu; Enrique: Quique;
Ernesto: Neto; Esperanza: Lancha, Pera; Federico: Fede; Felipe: Pipe; Fernando: Nando; Francisca: Paca, Paquita;
Francisco: Paco, Pancho, Kiko; Gerardo: Lalo; Gabriela: Gaby; Graciela: Chela; Gregorio: Goyo; Guadalupe: Lupe, Lupita;
Guillermo: Memo; Humberto: Beto; Ignacio: Nacho; Isabel: Chabela, Isa; Jesús: Chuy, Chucho; José: Pepe, Chepe;
Josefina: Pepa, Chepina; Juan: Juancho; Juana: Juanita; Leonardo: Leo; Luis: Lucho; Manuel: Manolo, Meño;
Margarita: Mago, Rita; María: Mari, Maruja; Mercedes: Meche, Merche; Miguel: Migue; Pilar: Pili; Rafael: Rafa;
Ramón: Moncho; Refugio: Cuca; Roberto: Beto; Rodolfo: Fito; Rosario: Charo, Chayo; Salvador: Chava; Santiago: Santi;
Sebastián: Sebas; Sergio: Checo; Teresa: Tere; Vicente: Chente; Verónica: Vero; Victoria: Vicky
"""


def spanish() -> Nicknames:
    """Folded given name -> nicknames."""
    entries = (entry.partition(":") for entry in _SPANISH.replace("\n", " ").split(";"))
    return {fold(name).strip(): tuple(fold(nick).strip() for nick in nicks.split(",")) for name, _, nicks in entries}


def english() -> Nicknames:
    """Folded given name -> nicknames."""
    return {name: tuple(sorted(nicks)) for name, nicks in NickNamer.default_lookup().items()}
