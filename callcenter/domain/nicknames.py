"""What a first name as it is said may be short for: common knowledge among speakers of English and Spanish."""

from collections import defaultdict
from functools import cache

from callcenter.domain.names import given_forms

_SHORT_FOR = """
Abby: Abigail; Abe: Abraham; Aggie: Agnes; Al: Albert, Alan, Alfred; Ali: Alison, Allison, Alice;
Allie: Alison, Allison, Alexandra; Andy: Andrew; Angie: Angela; Annie: Ann, Anne, Anna; Art: Arthur; Babs: Barbara;
Barney: Bernard; Bea: Beatrice; Becky: Rebecca; Ben: Benjamin; Benny: Benjamin; Bert: Albert, Herbert, Bertram;
Bess: Elizabeth; Bessie: Elizabeth; Beth: Elizabeth, Bethany; Betsy: Elizabeth; Bette: Elizabeth; Betty: Elizabeth;
Bev: Beverly; Bill: William; Billie: William; Billy: William; Bob: Robert; Bobbie: Roberta, Barbara; Bobby: Robert;
Cal: Calvin; Carrie: Caroline, Carolyn, Carol; Cathy: Catherine, Kathleen, Katherine; Cece: Cecilia;
Celia: Cecilia; Chuck: Charles; Cindy: Cynthia, Lucinda; Connie: Constance; Dan: Daniel; Danny: Daniel; Dave: David;
Deb: Deborah, Debra; Debbie: Deborah, Debra; Debby: Deborah, Debra; Dick: Richard; Dolly: Dorothy, Dolores;
Dom: Dominic; Don: Donald; Donnie: Donald; Dot: Dorothy; Dottie: Dorothy; Drew: Andrew; Ed: Edward, Edwin, Edgar;
Eddie: Edward, Edwin, Edgar; Ellie: Eleanor, Elizabeth, Ellen; Ernie: Ernest; Evie: Evelyn, Eve; Fanny: Frances;
Flo: Florence; Gabe: Gabriel; Gail: Abigail; Gene: Eugene; Gerry: Gerald, Geraldine; Ginger: Virginia;
Ginny: Virginia; Greta: Margaret; Gus: Augustus, Gustavo; Hal: Harold; Hank: Henry; Harry: Harold, Henry;
Hattie: Harriet; Howie: Howard; Ike: Isaac; Izzy: Isabel, Isabella; Jack: John, Jackson; Jackie: Jacqueline;
Jake: Jacob; Jamie: James; Jan: Janet, Janice; Jen: Jennifer; Jerry: Gerald, Jerome, Jeremiah; Jim: James;
Jimmy: James; Jo: Joanne, Josephine, Joan; Joe: Joseph; Joey: Joseph; Jon: Jonathan; Josie: Josephine; Judy: Judith;
Kate: Katherine, Catherine, Kathryn, Kathleen; Kathy: Katherine, Kathleen, Catherine; Katie: Katherine, Catherine,
Kathryn, Kathleen; Kay: Katherine, Catherine; Ken: Kenneth; Kim: Kimberly; Kit: Katherine, Christopher;
Kitty: Katherine, Catherine; Larry: Lawrence, Laurence; Len: Leonard; Lenny: Leonard; Lexi: Alexandra, Alexis;
Libby: Elizabeth; Lila: Delilah; Liz: Elizabeth; Liza: Elizabeth; Lizzie: Elizabeth; Lori: Lorraine, Laura;
Lottie: Charlotte; Lou: Louis, Louise; Lucy: Lucille, Lucia; Maddie: Madeline, Madison; Mae: Mary;
Maggie: Margaret, Magdalena; Mamie: Mary; Mandy: Amanda; Manny: Manuel, Emanuel; Marge: Margaret, Marjorie;
Max: Maxwell, Maximilian; Meg: Margaret, Megan; Mel: Melvin, Melissa, Melanie; Mick: Michael; Mickey: Michael;
Mike: Michael; Millie: Mildred; Mimi: Miriam; Minnie: Minerva, Wilhelmina; Missy: Melissa; Molly: Mary, Margaret;
Nan: Nancy, Anne; Nate: Nathan, Nathaniel; Ned: Edward; Nell: Eleanor, Helen, Ellen; Nellie: Eleanor, Helen, Ellen;
Nettie: Annette, Antoinette; Nick: Nicholas; Nikki: Nicole; Nora: Eleanor, Honora; Ollie: Oliver; Pam: Pamela;
Pat: Patricia, Patrick; Patsy: Patricia; Patti: Patricia; Patty: Patricia; Peg: Margaret; Peggy: Margaret;
Penny: Penelope; Polly: Mary, Pauline; Ray: Raymond; Rich: Richard; Rick: Richard, Frederick, Eric; Ricky: Richard;
Rob: Robert; Robbie: Robert; Rod: Rodney, Roderick; Ron: Ronald; Ronnie: Ronald, Veronica; Roxy: Roxanne;
Sadie: Sarah; Sal: Salvatore, Salvador; Sally: Sarah; Sam: Samuel, Samantha; Sammy: Samuel; Sandy: Sandra, Alexander;
Sid: Sidney; Steve: Stephen, Steven; Stu: Stuart, Stewart; Sue: Susan, Suzanne; Susie: Susan, Suzanne;
Suzy: Susan, Suzanne; Tammy: Tamara; Ted: Theodore, Edward; Teddy: Theodore, Edward; Terri: Teresa, Theresa;
Terry: Terrence, Teresa, Theresa; Tess: Teresa, Theresa; Tillie: Matilda; Tim: Timothy; Timmy: Timothy;
Tina: Christina, Martina; Tom: Thomas; Tommy: Thomas; Toni: Antonia, Antoinette; Tony: Anthony, Antonio;
Tricia: Patricia; Trish: Patricia; Trixie: Beatrice; Trudy: Gertrude; Val: Valerie, Valentina; Vic: Victor;
Vicki: Victoria; Vicky: Victoria; Wally: Walter; Wendy: Gwendolyn; Wes: Wesley; Winnie: Winifred; Zack: Zachary;

Ale: Alejandro, Alejandra; Beto: Alberto, Roberto, Humberto; Betty: Beatriz; Bety: Beatriz; Carlitos: Carlos;
Chabela: Isabel; Charo: Rosario; Chava: Salvador; Chayo: Rosario; Checo: Sergio; Chela: Graciela; Chelo: Consuelo;
Chente: Vicente; Chepe: José; Chepina: Josefina; Chucho: Jesús; Chuy: Jesús; Concha: Concepción;
Conchita: Concepción; Cris: Cristina; Cuca: Refugio; Edu: Eduardo; Fede: Federico; Fito: Rodolfo, Adolfo;
Gaby: Gabriela; Goyo: Gregorio; Isa: Isabel; Jandro: Alejandro; Juancho: Juan; Juanita: Juana; Kiko: Francisco;
Lalo: Eduardo, Gerardo; Leo: Leonardo; Lola: Dolores; Lucho: Luis; Lupe: Guadalupe; Lupita: Guadalupe;
Mago: Margarita; Manolo: Manuel; Maruja: María; Meche: Mercedes; Memo: Guillermo; Meño: Manuel;
Merche: Mercedes; Migue: Miguel; Moncho: Ramón; Nacho: Ignacio; Nando: Fernando; Neto: Ernesto; Paca: Francisca;
Paco: Francisco; Pancho: Francisco; Paquita: Francisca; Pepa: Josefina; Pepe: José; Pera: Esperanza; Pili: Pilar;
Pipe: Felipe; Quique: Enrique; Rafa: Rafael; Rita: Margarita, Margaret; Santi: Santiago; Sebas: Sebastián;
Tere: Teresa; Toña: Antonia; Toño: Antonio; Vero: Verónica
"""


def formal_names(form: str) -> tuple[str, ...]:
    """Return the forms of the names that a given name, as a form, may be short for; empty for most."""
    return _formal_by_short().get(form, ())


@cache
def _formal_by_short() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for entry in _SHORT_FOR.split(";"):
        short, _, names = entry.partition(":")
        found[given_forms(short)[0]] |= {given_forms(name)[0]: None for name in names.split(",")}
    return {short: tuple(names) for short, names in found.items()}
