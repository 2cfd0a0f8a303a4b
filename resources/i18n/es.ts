<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_US" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>last name {value}</source>
        <translation>apellido {value}</translation>
    </message>
    <message>
        <source>first name {value}</source>
        <translation>nombre {value}</translation>
    </message>
    <message>
        <source>born {value}</source>
        <translation>nacimiento {value}</translation>
    </message>
    <message>
        <source>SSN ending {value}</source>
        <translation>Seguro Social termina en {value}</translation>
    </message>
    <message>
        <source>ID {value}</source>
        <translation>número de educador {value}</translation>
    </message>
    <message>
        <source>Checked: {details}</source>
        <translation>Consultado: {details}</translation>
    </message>
    <message>
        <source>The review case is open: give the caller this reference. Then F9 to wrap up, or F12: next call.</source>
        <translation>El caso de revisión está abierto: dé esta referencia a la persona. Después, F9 para cerrar o F12: siguiente llamada.</translation>
    </message>
    <message>
        <source>no check</source>
        <translation>no hubo consulta</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Todos los días</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Esta semana</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Últimos 7 días</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Este mes</translation>
    </message>
    <message>
        <source>Days as typed</source>
        <translation>Días escritos</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierta</translation>
    </message>
    <message>
        <source>after hours</source>
        <translation>fuera de horario</translation>
    </message>
    <message>
        <source>{time} on average</source>
        <translation>{time} en promedio</translation>
    </message>
    <message>
        <source>{number} after hours</source>
        <translation>{number} fuera de horario</translation>
    </message>
    <message>
        <source>none was opened</source>
        <translation>no se abrió ninguno</translation>
    </message>
    <message>
        <source>waits for a supervisor</source>
        <translation>espera a supervisión</translation>
    </message>
    <message>
        <source>{state}; opened {time}: {reason}</source>
        <translation>{state}; abierto a las {time}: {reason}</translation>
    </message>
    <message>
        <source>1 call shown</source>
        <translation>se muestra 1 llamada</translation>
    </message>
    <message>
        <source>{number} calls shown</source>
        <translation>se muestran {number} llamadas</translation>
    </message>
    <message>
        <source>{calls}; older ones follow</source>
        <translation>{calls}; siguen otras anteriores</translation>
    </message>
    <message>
        <source>decided by a supervisor</source>
        <translation>decidido por supervisión</translation>
    </message>
    <message>
        <source>Got a letter or an e-mail</source>
        <translation>Recibió carta o correo</translation>
    </message>
    <message>
        <source>Former name not remembered</source>
        <translation>No recuerda otro nombre</translation>
    </message>
    <message>
        <source>Thinks a detail is wrong</source>
        <translation>Cree que hay un dato mal</translation>
    </message>
    <message>
        <source>Calls for somebody else</source>
        <translation>Llama por otra persona</translation>
    </message>
    <message>
        <source>Tried too many times</source>
        <translation>Demasiados intentos</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Otro motivo</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>to be added</source>
        <translation>por agregar</translation>
    </message>
    <message>
        <source>added to the roster</source>
        <translation>agregado a la lista</translation>
    </message>
    <message>
        <source>not eligible</source>
        <translation>sin derecho</translation>
    </message>
    <message>
        <source>found meanwhile</source>
        <translation>se encontró</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>sin contacto</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retirado</translation>
    </message>
    <message>
        <source>same as another case</source>
        <translation>igual que otro caso</translation>
    </message>
    <message>
        <source>not wrapped up</source>
        <translation>sin cierre</translation>
    </message>
    <message>
        <source>from a shell</source>
        <translation>por comandos</translation>
    </message>
    <message>
        <source>The last day to enroll has passed: say so. Then F9 to wrap up, or F12 for the next call.</source>
        <translation>Ya pasó el último día para inscribirse: dígalo. Después, F9 para cerrar o F12 para la siguiente llamada.</translation>
    </message>
    <message>
        <source>Tell the caller how to enroll, as the script says. Then F9 to wrap up, or F12 for the next call.</source>
        <translation>Explique cómo inscribirse, como dice el guion. Después, F9 para cerrar o F12 para la siguiente llamada.</translation>
    </message>
    <message>
        <source>This was tried several times: a review case is the way now. F8 opens one.</source>
        <translation>Ya se intentó varias veces: ahora corresponde un caso de revisión. F8 lo abre.</translation>
    </message>
    <message>
        <source>Ask for a former name or another spelling, type it and press Enter. If nothing helps: F8, review case.</source>
        <translation>Pida otro apellido u otra forma de escribirlo y presione Enter. Si nada sirve: F8, caso de revisión.</translation>
    </message>
    <message>
        <source>The line is closed. It opens {day}, {moment}, on the center&apos;s clock. F9 to wrap up.</source>
        <translation>La línea está cerrada. Abre el {day}, {moment}, hora del centro. F9 para cerrar la llamada.</translation>
    </message>
    <message>
        <source>A supervisor can release these details. F8 opens a review case.</source>
        <translation>Supervisión puede liberar estos datos. F8 abre un caso de revisión.</translation>
    </message>
    <message>
        <source>Nothing more can be asked: F8 opens a review case.</source>
        <translation>No hay más que preguntar: F8 abre un caso de revisión.</translation>
    </message>
    <message>
        <source>Ask for the educator ID, type it and press Enter. Without one: fill another empty box, or F8, review case.</source>
        <translation>Pida el número de educador, escríbalo y presione Enter. Si no lo tiene: llene otra casilla vacía, o F8, caso de revisión.</translation>
    </message>
    <message>
        <source>The line is closed: no check is made. F9 to wrap up.</source>
        <translation>La línea está cerrada: no se hace ninguna consulta. F9 para cerrar la llamada.</translation>
    </message>
    <message>
        <source>eligible; is being put on the list, so a check may not find it yet</source>
        <translation>con derecho; se está agregando a la lista, así que una consulta puede no encontrarla todavía</translation>
    </message>
    <message>
        <source>eligible; on the list now: check the details again</source>
        <translation>con derecho; ya está en la lista: consulte los datos otra vez</translation>
    </message>
    <message>
        <source>not eligible: the proof does not bear it out</source>
        <translation>sin derecho: la prueba no lo confirma</translation>
    </message>
    <message>
        <source>eligible; found on the list in a later check</source>
        <translation>con derecho; una consulta posterior la encontró en la lista</translation>
    </message>
    <message>
        <source>ended: the caller was not reached; a supervisor can take it up again</source>
        <translation>terminó: no se logró contactar a la persona; supervisión puede retomarlo</translation>
    </message>
    <message>
        <source>ended: the caller withdrew it</source>
        <translation>terminó: la persona lo retiró</translation>
    </message>
    <message>
        <source>ended: another case is about the same; ask for its reference</source>
        <translation>terminó: otro caso trata de lo mismo; pida su referencia</translation>
    </message>
    <message>
        <source>No roster is active yet: a supervisor imports one on the roster page.</source>
        <translation>Todavía no hay una lista activa: supervisión la importa en la página Lista.</translation>
    </message>
    <message>
        <source>Sign in again, then press Enter.</source>
        <translation>Inicie sesión de nuevo y presione Enter.</translation>
    </message>
    <message>
        <source>Call a supervisor: the records cannot be trusted just now.</source>
        <translation>Avise a supervisión: por ahora no se puede confiar en los registros.</translation>
    </message>
    <message>
        <source>Ask for the {detail}, type it and press Enter.</source>
        <translation>Pida este dato, escríbalo y presione Enter: {detail}.</translation>
    </message>
    <message>
        <source>Nothing was checked in this call.</source>
        <translation>En esta llamada no se consultó nada.</translation>
    </message>
    <message>
        <source>Check {place} of {count}  ·  {time}</source>
        <translation>Consulta {place} de {count}  ·  {time}</translation>
    </message>
    <message>
        <source>Given: {details}</source>
        <translation>Datos dados: {details}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>Rules asked: {rules}</source>
        <translation>Reglas consultadas: {rules}</translation>
    </message>
    <message>
        <source>none</source>
        <comment>rules</comment>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>Rules hit: {rules}</source>
        <translation>Reglas con coincidencia: {rules}</translation>
    </message>
    <message>
        <source>Asked for next: {detail}</source>
        <translation>Se pidió después: {detail}</translation>
    </message>
    <message>
        <source>No roster was active.</source>
        <translation>No había ninguna lista activa.</translation>
    </message>
    <message>
        <source>Roster {number}, revision {revision}</source>
        <translation>Lista {number}, revisión {revision}</translation>
    </message>
    <message>
        <source>Program version {number}</source>
        <translation>Versión {number} del programa</translation>
    </message>
    <message>
        <source>last name</source>
        <translation>el apellido</translation>
    </message>
    <message>
        <source>first name</source>
        <translation>el nombre</translation>
    </message>
    <message>
        <source>birth date</source>
        <translation>la fecha de nacimiento</translation>
    </message>
    <message>
        <source>last 4 of the Social Security number</source>
        <translation>los últimos 4 del número de Seguro Social</translation>
    </message>
    <message>
        <source>a review case</source>
        <translation>un caso de revisión</translation>
    </message>
    <message>
        <source>a strong rule hit</source>
        <translation>coincidió una regla fuerte</translation>
    </message>
    <message>
        <source>a weak rule hit</source>
        <translation>coincidió una regla débil</translation>
    </message>
    <message>
        <source>too few details for a strong rule</source>
        <translation>muy pocos datos para una regla fuerte</translation>
    </message>
    <message>
        <source>no rule hit</source>
        <translation>no coincidió ninguna regla</translation>
    </message>
    <message>
        <source>the line was closed</source>
        <translation>la línea estaba cerrada</translation>
    </message>
    <message>
        <source>these details were tried too many times</source>
        <translation>estos datos se probaron demasiadas veces</translation>
    </message>
    <message>
        <source>the vault was locked</source>
        <translation>la bóveda estaba bloqueada</translation>
    </message>
    <message>
        <source>no roster was active</source>
        <translation>no había ninguna lista activa</translation>
    </message>
    <message>
        <source>the roster was not as it was signed</source>
        <translation>la lista no era la que se firmó</translation>
    </message>
    <message>
        <source>educator ID</source>
        <translation>el número de educador</translation>
    </message>
    <message>
        <source>last four digits of the Social Security number</source>
        <translation>los últimos cuatro dígitos del Seguro Social</translation>
    </message>
    <message>
        <source>Social Security number</source>
        <comment>to be asked for</comment>
        <translation>el número de Seguro Social</translation>
    </message>
    <message>
        <source>{day} (age {age})</source>
        <translation>{day} ({age} años)</translation>
    </message>
    <message>
        <source>ending in {digits}</source>
        <translation>termina en {digits}</translation>
    </message>
    <message>
        <source>en</source>
        <translation>es</translation>
    </message>
    <message>
        <source>Choose the folder in which the vault is to lie.</source>
        <translation>Elija la carpeta en la que estará la bóveda.</translation>
    </message>
    <message>
        <source>Choose the folder of the vault that is there.</source>
        <translation>Elija la carpeta de la bóveda que ya existe.</translation>
    </message>
    <message>
        <source>Give the vault a name: its folder is called so.</source>
        <translation>Dé un nombre a la bóveda: su carpeta se llamará así.</translation>
    </message>
    <message>
        <source>A vault&apos;s name has no slash and is not made of dots alone. Take them out.</source>
        <translation>El nombre de una bóveda no lleva barras ni consta solo de puntos. Quítelos.</translation>
    </message>
    <message>
        <source>A folder of this name holds something already. Choose another name.</source>
        <translation>Una carpeta con este nombre ya contiene algo. Elija otro nombre.</translation>
    </message>
    <message>
        <source>Choose a program, or a program file.</source>
        <translation>Elija un programa o un archivo de programa.</translation>
    </message>
    <message>
        <source>This program uses full Social Security numbers, and that has to be confirmed word for word. Make its vault from a shell, with: callcenter init</source>
        <translation>Este programa usa números de Seguro Social completos, y eso se confirma palabra por palabra. Cree su bóveda desde la línea de comandos, con: callcenter init</translation>
    </message>
    <message>
        <source>Type the phone number that callers dial, such as (800) 555-0100.</source>
        <translation>Escriba el teléfono al que llaman, como (800) 555-0100.</translation>
    </message>
    <message>
        <source>Tick at least one day.</source>
        <translation>Marque al menos un día.</translation>
    </message>
    <message>
        <source>Type a time of day, such as 8:00 AM or 20:00.</source>
        <translation>Escriba una hora del día, como 8:00 a. m. o 20:00.</translation>
    </message>
    <message>
        <source>The line must close later than it opens; 12:00 AM is the midnight that ends the day.</source>
        <translation>La línea debe cerrar más tarde de lo que abre; 12:00 a. m. es la medianoche con que acaba el día.</translation>
    </message>
    <message>
        <source>Choose the center&apos;s time zone.</source>
        <translation>Elija la zona horaria del centro.</translation>
    </message>
    <message>
        <source>Type the user name.</source>
        <translation>Escriba el nombre de usuario.</translation>
    </message>
    <message>
        <source>Type the supervisor&apos;s user name.</source>
        <translation>Escriba el nombre del usuario de supervisión.</translation>
    </message>
    <message>
        <source>Type the password.</source>
        <translation>Escriba la contraseña.</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Excel workbook (.xlsx)</source>
        <translation>Libro de Excel (.xlsx)</translation>
    </message>
    <message>
        <source>Excel workbook (.xlsx) with a password</source>
        <translation>Libro de Excel (.xlsx) con contraseña</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>Líneas JSON</translation>
    </message>
    <message>
        <source>For any spreadsheet. What a spreadsheet could run as a formula stands behind an apostrophe.</source>
        <translation>Para cualquier hoja de cálculo. Lo que esta podría ejecutar como fórmula va detrás de un apóstrofo.</translation>
    </message>
    <message>
        <source>Dates are real dates of the center&apos;s clock, with their offset beside them; nothing is a formula.</source>
        <translation>Las fechas son fechas reales del reloj del centro, con su desfase al lado; nada es una fórmula.</translation>
    </message>
    <message>
        <source>Opens with this password alone. Nobody can bring it back: keep it apart from the file.</source>
        <translation>Se abre solo con esta contraseña. Nadie puede recuperarla: guárdela aparte del archivo.</translation>
    </message>
    <message>
        <source>One object a line, for other programs.</source>
        <translation>Un objeto por línea, para otros programas.</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>Letra</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operador</translation>
    </message>
    <message>
        <source>Line open</source>
        <translation>Línea abierta</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Consultas</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Rules hit</source>
        <translation>Reglas cumplidas</translation>
    </message>
    <message>
        <source>Wrap-up</source>
        <translation>Cierre</translation>
    </message>
    <message>
        <source>Roster number</source>
        <translation>Número de lista</translation>
    </message>
    <message>
        <source>Program version</source>
        <translation>Versión del programa</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Choose at least one column.</source>
        <translation>Elija al menos una columna.</translation>
    </message>
    <message>
        <source>The two passwords are not the same. Type both again.</source>
        <translation>Las dos contraseñas no son iguales. Escriba las dos otra vez.</translation>
    </message>
    <message>
        <source>A password has at least {number} characters. Several words in a row are best.</source>
        <translation>Una contraseña tiene al menos {number} caracteres. Lo mejor son varias palabras seguidas.</translation>
    </message>
    <message>
        <source>Name a second supervisor, or tick that there is none.</source>
        <translation>Nombre un segundo usuario de supervisión, o marque que no lo hay.</translation>
    </message>
    <message>
        <source>The second supervisor is somebody else: type that person&apos;s user name.</source>
        <translation>La segunda supervisión es de otra persona: escriba su nombre de usuario.</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Save the sheet as a PDF and print it elsewhere, or write it down.</source>
        <translation>En este equipo no hay ninguna impresora. Guarde la hoja como PDF e imprímala en otro, o escríbala a mano.</translation>
    </message>
    <message>
        <source>The printer did not take the sheet. Print it once more, or save it as a PDF.</source>
        <translation>La impresora no aceptó la hoja. Imprímala otra vez o guárdela como PDF.</translation>
    </message>
    <message>
        <source>The file could not be written. Choose another folder or another disk.</source>
        <translation>No se pudo escribir el archivo. Elija otra carpeta u otro disco.</translation>
    </message>
    <message>
        <source>In the vault&apos;s own folder the sheet would go wherever a copy of the vault goes. Choose another folder.</source>
        <translation>En la carpeta de la propia bóveda, la hoja iría adonde vaya una copia de la bóveda. Elija otra carpeta.</translation>
    </message>
    <message>
        <source>This is not the group at that place. Compare it with your paper, or go back to see the code again.</source>
        <translation>Este no es el grupo de ese lugar. Compárelo con su papel, o vuelva atrás para ver otra vez el código.</translation>
    </message>
    <message>
        <source>1 second</source>
        <translation>1 segundo</translation>
    </message>
    <message>
        <source>{number} seconds</source>
        <translation>{number} segundos</translation>
    </message>
    <message>
        <source>Too many wrong passwords. The next try is possible in {time}.</source>
        <translation>Demasiadas contraseñas equivocadas. Puede probar otra vez en {time}.</translation>
    </message>
    <message>
        <source>The vault</source>
        <translation>La bóveda</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>El programa</translation>
    </message>
    <message>
        <source>The line&apos;s hours</source>
        <translation>El horario de la línea</translation>
    </message>
    <message>
        <source>Put this sheet on paper</source>
        <translation>Pase esta hoja a papel</translation>
    </message>
    <message>
        <source>Is the code on paper?</source>
        <translation>¿Está el código en papel?</translation>
    </message>
    <message>
        <source>Two supervisors</source>
        <translation>Dos usuarios de supervisión</translation>
    </message>
    <message>
        <source>Step {number} of {all}: {name}</source>
        <translation>Paso {number} de {all}: {name}</translation>
    </message>
    <message>
        <source>The last 4 digits of the Social Security number; the first 5 are neither stored nor hashed.</source>
        <translation>Los últimos 4 dígitos del número de Seguro Social; los 5 primeros ni se guardan ni se codifican.</translation>
    </message>
    <message>
        <source>All 9 digits of the Social Security number.</source>
        <translation>Los 9 dígitos del número de Seguro Social.</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>lunes</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>martes</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>miércoles</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>jueves</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>viernes</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>sábado</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>domingo</translation>
    </message>
    <message>
        <source>At least {count} characters; several words in a row are best, and nothing that others would try first.</source>
        <translation>Al menos {count} caracteres; lo mejor son varias palabras seguidas, y nada que otros probarían primero.</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 fila</translation>
    </message>
    <message>
        <source>{number} rows</source>
        <translation>{number} filas</translation>
    </message>
    <message>
        <source>1 person</source>
        <translation>1 persona</translation>
    </message>
    <message>
        <source>{number} people</source>
        <translation>{number} personas</translation>
    </message>
    <message>
        <source>1 tag</source>
        <translation>1 etiqueta</translation>
    </message>
    <message>
        <source>{number} tags</source>
        <translation>{number} etiquetas</translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>1 problema</translation>
    </message>
    <message>
        <source>{number} problems</source>
        <translation>{number} problemas</translation>
    </message>
    <message>
        <source>1 call</source>
        <translation>1 llamada</translation>
    </message>
    <message>
        <source>{number} calls</source>
        <translation>{number} llamadas</translation>
    </message>
    <message>
        <source>about {hours} h {minutes} min left</source>
        <translation>faltan unas {hours} h {minutes} min</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>faltan unos {minutes} min</translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation>faltan {seconds} s</translation>
    </message>
    <message>
        <source>about {days} d {hours} h</source>
        <translation>unos {days} d {hours} h</translation>
    </message>
    <message>
        <source>about {hours} h {minutes} min</source>
        <translation>unas {hours} h {minutes} min</translation>
    </message>
    <message>
        <source>about {minutes} min</source>
        <translation>unos {minutes} min</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>menos de un minuto</translation>
    </message>
    <message>
        <source>{number} GB</source>
        <translation>{number} GB</translation>
    </message>
    <message>
        <source>{number} MB</source>
        <translation>{number} MB</translation>
    </message>
    <message>
        <source>{number} KB</source>
        <translation>{number} KB</translation>
    </message>
    <message>
        <source>{number} bytes</source>
        <translation>{number} bytes</translation>
    </message>
    <message>
        <source>{weekday}, {date}</source>
        <translation>{weekday}, {date}</translation>
    </message>
    <message>
        <source>{weekday} {day}</source>
        <translation>{weekday} {day}</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>contado a las {time}</translation>
    </message>
    <message>
        <source>No review case waits.</source>
        <translation>Ningún caso de revisión espera.</translation>
    </message>
    <message>
        <source>1 review case waits.</source>
        <translation>Espera 1 caso de revisión.</translation>
    </message>
    <message>
        <source>{number} review cases wait.</source>
        <translation>Esperan {number} casos de revisión.</translation>
    </message>
    <message>
        <source>Opened on this day: {opened}. Decided: {decided}.</source>
        <translation>Abiertos este día: {opened}. Resueltos: {decided}.</translation>
    </message>
    <message>
        <source>{reference}  ·  {time}, {operator}  ·  {number} failed checks</source>
        <translation>{reference}  ·  {time}, {operator}  ·  {number} consultas fallidas</translation>
    </message>
    <message>
        <source>No roster is active, so no check can be answered. Import one on the roster page.</source>
        <translation>No hay una lista activa y no se puede contestar ninguna consulta. Importe una en la página Lista.</translation>
    </message>
    <message>
        <source>The roster was loaded under another matching specification. Load it again.</source>
        <translation>La lista se cargó con otra especificación. Cárguela otra vez.</translation>
    </message>
    <message>
        <source>An import stands still. Go on with it or give it up on the roster page.</source>
        <translation>Una importación está detenida. Continúela o abandónela en la página Lista.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock may be wrong: something here is dated {moment}, which is still to come. Set the clock right.</source>
        <translation>El reloj de este equipo puede estar mal: algo de aquí lleva la fecha {moment}, que todavía no llega. Ponga el reloj en hora.</translation>
    </message>
    <message>
        <source>There is no backup of this vault yet. Make one on the journal page.</source>
        <translation>Todavía no hay una copia de seguridad de esta bóveda. Haga una en la página Diario.</translation>
    </message>
    <message>
        <source>There was no backup since {moment}. Make one on the journal page.</source>
        <translation>No hay copia de seguridad desde el {moment}; haga una en la página Diario.</translation>
    </message>
    <message>
        <source>No call began in this time.</source>
        <translation>Ninguna llamada empezó en este tiempo.</translation>
    </message>
    <message>
        <source>Most calls began at {time}: {calls}.</source>
        <translation>Más llamadas empezaron a las {time}: {calls}.</translation>
    </message>
    <message>
        <source>PM</source>
        <translation>p.&#xa0;m.</translation>
    </message>
    <message>
        <source>AM</source>
        <translation>a.&#xa0;m.</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>lun.</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>mar.</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>mié.</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>jue.</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>vie.</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>sáb.</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>dom.</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>ene.</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>feb.</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>mar.</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>abr.</translation>
    </message>
    <message>
        <source>May</source>
        <comment>short</comment>
        <translation>may.</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>jun.</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>jul.</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>ago.</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>sept.</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>oct.</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>nov.</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>dic.</translation>
    </message>
    <message>
        <source>{month} {day}, {time}</source>
        <translation>{day} {month}, {time}</translation>
    </message>
    <message>
        <source>{month} {day}, {year}, {time}</source>
        <translation>{day} {month} {year}, {time}</translation>
    </message>
    <message>
        <source>January</source>
        <translation>enero</translation>
    </message>
    <message>
        <source>February</source>
        <translation>febrero</translation>
    </message>
    <message>
        <source>March</source>
        <translation>marzo</translation>
    </message>
    <message>
        <source>April</source>
        <translation>abril</translation>
    </message>
    <message>
        <source>May</source>
        <comment>month</comment>
        <translation>mayo</translation>
    </message>
    <message>
        <source>June</source>
        <translation>junio</translation>
    </message>
    <message>
        <source>July</source>
        <translation>julio</translation>
    </message>
    <message>
        <source>August</source>
        <translation>agosto</translation>
    </message>
    <message>
        <source>September</source>
        <translation>septiembre</translation>
    </message>
    <message>
        <source>October</source>
        <translation>octubre</translation>
    </message>
    <message>
        <source>November</source>
        <translation>noviembre</translation>
    </message>
    <message>
        <source>December</source>
        <translation>diciembre</translation>
    </message>
    <message>
        <source>{month} {day}, {year}</source>
        <translation>{day} de {month} de {year}</translation>
    </message>
    <message>
        <source>YES</source>
        <translation>SÍ</translation>
    </message>
    <message>
        <source>NO</source>
        <translation>NO</translation>
    </message>
    <message>
        <source>MORE</source>
        <translation>MÁS DATOS</translation>
    </message>
    <message>
        <source>CANNOT</source>
        <translation>SIN CONSULTA</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lectura</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Ensayo</translation>
    </message>
    <message>
        <source>Strength and time</source>
        <translation>Protección y tiempo</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Choose the file first.</source>
        <translation>Elija primero el archivo.</translation>
    </message>
    <message>
        <source>Type the password that opens the workbook.</source>
        <translation>Escriba la contraseña que abre el libro.</translation>
    </message>
    <message>
        <source>The workbook is protected. Type the password that opens it.</source>
        <translation>El libro está protegido. Escriba la contraseña que lo abre.</translation>
    </message>
    <message>
        <source>This password does not open the workbook. Type it once more.</source>
        <translation>Esta contraseña no abre el libro. Escríbala otra vez.</translation>
    </message>
    <message>
        <source>The file has bytes that are no letters in this encoding. Choose the other one; if neither reads it, open the file where it comes from and save it again as CSV UTF-8.</source>
        <translation>El archivo tiene bytes que no son letras en esta codificación. Elija la otra; si ninguna lo lee, abra el archivo en su origen y guárdelo otra vez como CSV UTF-8.</translation>
    </message>
    <message>
        <source>The file is not written in UTF-8. Choose Windows-1252, or let the encoding be found.</source>
        <translation>El archivo no está escrito en UTF-8. Elija Windows-1252, o deje que se busque la codificación.</translation>
    </message>
    <message>
        <source>The first line can be split in more than one way. Choose what stands between cells.</source>
        <translation>La primera línea se puede separar de varias maneras. Elija qué hay entre las celdas.</translation>
    </message>
    <message>
        <source>The workbook has several sheets. Choose the one with the list of people.</source>
        <translation>El libro tiene varias hojas. Elija la que tiene la lista de personas.</translation>
    </message>
    <message>
        <source>The workbook has no sheet of the name that was kept. Choose one.</source>
        <translation>El libro no tiene una hoja con el nombre guardado. Elija una.</translation>
    </message>
    <message>
        <source>No header is known by its name. Say below what the columns are, or go back and look whether the file is split into the right cells.</source>
        <translation>Ningún encabezado se reconoce por su nombre. Diga abajo qué son las columnas, o vuelva y vea si las celdas están bien separadas.</translation>
    </message>
    <message>
        <source>Two columns have the same header. Rename one of them in the file, or use neither.</source>
        <translation>Dos columnas tienen el mismo encabezado. Cambie el nombre de una en el archivo, o no use ninguna.</translation>
    </message>
    <message>
        <source>Two headers could be the same column. Say below which one it is.</source>
        <translation>Dos encabezados podrían ser la misma columna. Diga abajo cuál es.</translation>
    </message>
    <message>
        <source>A header that was kept is not in this file. Say below what the columns are.</source>
        <translation>Un encabezado guardado no está en este archivo. Diga abajo qué son las columnas.</translation>
    </message>
    <message>
        <source>All birth dates can be read month first and day first. Choose how they are written.</source>
        <translation>Todas las fechas de nacimiento se pueden leer con el mes o con el día primero. Elija cómo están escritas.</translation>
    </message>
    <message>
        <source>The birth dates have no one format with a year of four digits. Choose the one that most of them have; the others then count as missing.</source>
        <translation>Las fechas de nacimiento no tienen un único formato con año de cuatro dígitos. Elija el de la mayoría; las demás se cuentan como faltantes.</translation>
    </message>
    <message>
        <source>This column is given twice. Choose another for one of the two, or do not use it.</source>
        <translation>Esta columna está indicada dos veces. Elija otra para una de las dos, o no la use.</translation>
    </message>
    <message>
        <source>Another column has the same header. Rename one of them in the file, or use neither.</source>
        <translation>Otra columna tiene el mismo encabezado. Cambie el nombre de una en el archivo, o no use ninguna.</translation>
    </message>
    <message>
        <source>No column is used. Say of at least one what it is.</source>
        <translation>No se usa ninguna columna. Diga qué es al menos una.</translation>
    </message>
    <message>
        <source>A whole name stands for last and first name: use either it or them.</source>
        <translation>El nombre completo equivale a apellido y nombre: use el uno o los otros.</translation>
    </message>
    <message>
        <source>Choose how the whole names are written.</source>
        <translation>Elija cómo están escritos los nombres completos.</translation>
    </message>
    <message>
        <source>Choose how the birth dates are written: it could not be found.</source>
        <translation>Elija cómo están escritas las fechas de nacimiento: no se pudo averiguar.</translation>
    </message>
    <message>
        <source>Type the name under which these choices are to be kept.</source>
        <translation>Escriba el nombre con el que se guardarán estas opciones.</translation>
    </message>
    <message>
        <source>Go back and look at the columns, or mend the file and choose it again.</source>
        <translation>Vuelva y revise las columnas, o corrija el archivo y elíjalo otra vez.</translation>
    </message>
    <message>
        <source>&amp;Replace the roster</source>
        <translation>&amp;Reemplazar la lista</translation>
    </message>
    <message>
        <source>The file becomes a roster of its own, and takes the place of the one that answers now.</source>
        <translation>El archivo será una lista propia y tomará el lugar de la que responde ahora.</translation>
    </message>
    <message>
        <source>&amp;Add these people</source>
        <translation>A&amp;gregar estas personas</translation>
    </message>
    <message>
        <source>Everybody of the active roster stays, and the people in the file come to them.</source>
        <translation>Todas las personas de la lista activa se quedan y se suman las del archivo.</translation>
    </message>
    <message>
        <source>Re&amp;move these people</source>
        <translation>&amp;Dar de baja a estas personas</translation>
    </message>
    <message>
        <source>The people in the file go; their rows must be as they were when they were loaded.</source>
        <translation>Las personas del archivo salen; sus filas deben estar como cuando se cargaron.</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>no se usa</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Apellido</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Whole name</source>
        <translation>Nombre completo</translation>
    </message>
    <message>
        <source>Former last names</source>
        <translation>Apellidos anteriores</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Fecha de nacimiento</translation>
    </message>
    <message>
        <source>Social Security number</source>
        <translation>el número de Seguro Social</translation>
    </message>
    <message>
        <source>Educator ID</source>
        <translation>Número de educador</translation>
    </message>
    <message>
        <source>CSV text</source>
        <translation>texto CSV</translation>
    </message>
    <message>
        <source>CSV text, packed with gzip</source>
        <translation>texto CSV, comprimido con gzip</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>libro de Excel</translation>
    </message>
    <message>
        <source>Comma  ,</source>
        <translation>Coma  ,</translation>
    </message>
    <message>
        <source>Semicolon  ;</source>
        <translation>Punto y coma  ;</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulador</translation>
    </message>
    <message>
        <source>Vertical bar  |</source>
        <translation>Barra vertical  |</translation>
    </message>
    <message>
        <source>Last name, first name</source>
        <translation>Apellido, nombre</translation>
    </message>
    <message>
        <source>First name last name</source>
        <translation>Nombre apellido</translation>
    </message>
    <message>
        <source>sheet {name}</source>
        <translation>hoja {name}</translation>
    </message>
    <message>
        <source>Read as {form}</source>
        <translation>Leído como {form}</translation>
    </message>
    <message>
        <source>dates {format}</source>
        <translation>fechas {format}</translation>
    </message>
    <message>
        <source>{column} from “{header}”</source>
        <translation>{column} de “{header}”</translation>
    </message>
    <message>
        <source>guessed: {guesses}</source>
        <translation>supuesto: {guesses}</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>7 MiB of memory and 5 passes for each tag: the usual choice for real people.</source>
        <translation>7 MiB de memoria y 5 pasadas por etiqueta: lo usual para personas reales.</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Alta</translation>
    </message>
    <message>
        <source>64 MiB and 3 passes: guessing costs whoever stole the vault far more, and loading takes longer too.</source>
        <translation>64 MiB y 3 pasadas: a quien robe la bóveda le cuesta mucho más adivinar; cargar también tarda más.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Práctica</translation>
    </message>
    <message>
        <source>Next to nothing, so that practice goes quickly: for made-up people alone.</source>
        <translation>Casi nada, para practicar sin esperas: solo para personas inventadas.</translation>
    </message>
    <message>
        <source>A spreadsheet may have taken zeros from the front of the Social Security number.</source>
        <translation>Una hoja de cálculo pudo quitar ceros al inicio del número de Seguro Social.</translation>
    </message>
    <message>
        <source>On to the next box or button</source>
        <translation>Pasar a la casilla o al botón siguiente</translation>
    </message>
    <message>
        <source>Back to the one before</source>
        <translation>Volver al anterior</translation>
    </message>
    <message>
        <source>Shows the underlined letters; Alt with a letter presses its button</source>
        <translation>Muestra las letras subrayadas; Alt con una letra presiona su botón</translation>
    </message>
    <message>
        <source>{key} or {other_key}</source>
        <translation>{key} o {other_key}</translation>
    </message>
    <message>
        <source>Check what was typed</source>
        <translation>Consultar lo que se escribió</translation>
    </message>
    <message>
        <source>To the last name</source>
        <translation>Ir al apellido</translation>
    </message>
    <message>
        <source>To the first name</source>
        <translation>Ir al nombre</translation>
    </message>
    <message>
        <source>To the birth date</source>
        <translation>Ir a la fecha de nacimiento</translation>
    </message>
    <message>
        <source>To the Social Security number or its last 4</source>
        <translation>Ir al número de Seguro Social o a sus últimos 4</translation>
    </message>
    <message>
        <source>To the ID, where the program asks for one</source>
        <translation>Ir a la identificación, si el programa la pide</translation>
    </message>
    <message>
        <source>The script in its other language</source>
        <translation>El guion en su otro idioma</translation>
    </message>
    <message>
        <source>Spell the name letter by letter</source>
        <translation>Deletrear el nombre letra por letra</translation>
    </message>
    <message>
        <source>Questions and answers of the program</source>
        <translation>Preguntas y respuestas del programa</translation>
    </message>
    <message>
        <source>Open a review case</source>
        <translation>Abrir un caso de revisión</translation>
    </message>
    <message>
        <source>Look up a reference that the caller quotes</source>
        <translation>Buscar una referencia que cita quien llama</translation>
    </message>
    <message>
        <source>Your own day</source>
        <translation>Su propio día</translation>
    </message>
    <message>
        <source>Wrap up the call</source>
        <translation>Cerrar la llamada</translation>
    </message>
    <message>
        <source>Next call; this one gets its likely code</source>
        <translation>Siguiente llamada; esta recibe su código probable</translation>
    </message>
    <message>
        <source>To the filter of the calls</source>
        <translation>Al filtro de las llamadas</translation>
    </message>
    <message>
        <source>Back; closes what is open</source>
        <translation>Volver; cierra lo que está abierto</translation>
    </message>
    <message>
        <source>To the desk</source>
        <translation>Ir al puesto</translation>
    </message>
    <message>
        <source>To the day&apos;s figures</source>
        <translation>A las cifras del día</translation>
    </message>
    <message>
        <source>To the review cases</source>
        <translation>A los casos de revisión</translation>
    </message>
    <message>
        <source>To the roster</source>
        <translation>Ir a la lista</translation>
    </message>
    <message>
        <source>To the calls</source>
        <translation>Ir a las llamadas</translation>
    </message>
    <message>
        <source>To the people who may sign in</source>
        <translation>A las personas que pueden entrar</translation>
    </message>
    <message>
        <source>To the journal and the backups</source>
        <translation>Al diario y las copias de seguridad</translation>
    </message>
    <message>
        <source>To the program: hours, wording, codes</source>
        <translation>Al programa: horario, textos, códigos</translation>
    </message>
    <message>
        <source>To the settings</source>
        <translation>Ir a los ajustes</translation>
    </message>
    <message>
        <source>Look again: everything is read anew</source>
        <translation>Actualizar: todo se lee de nuevo</translation>
    </message>
    <message>
        <source>Take a break between two calls: locks, and says since when</source>
        <translation>Tomar un descanso entre dos llamadas: bloquea y dice desde cuándo</translation>
    </message>
    <message>
        <source>Lock; a call under way is kept</source>
        <translation>Bloquear; la llamada en curso se conserva</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Help for this page</source>
        <translation>Ayuda de esta página</translation>
    </message>
    <message>
        <source>This list of keys</source>
        <translation>Esta lista de teclas</translation>
    </message>
    <message>
        <source>Everything larger</source>
        <translation>Todo más grande</translation>
    </message>
    <message>
        <source>Everything smaller</source>
        <translation>Todo más pequeño</translation>
    </message>
    <message>
        <source>Everything in its usual size</source>
        <translation>Todo en su tamaño normal</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Cerrar el programa</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Consultando…</translation>
    </message>
    <message>
        <source>Changed: check again</source>
        <translation>Hubo cambios: consulte otra vez</translation>
    </message>
    <message>
        <source>Enter checks.</source>
        <translation>Enter consulta.</translation>
    </message>
    <message>
        <source>Not checked: look at the marked box</source>
        <translation>Sin consultar: mire la casilla marcada</translation>
    </message>
    <message>
        <source>Enter checks them. F12 once more goes on without.</source>
        <translation>Enter los consulta. Otra vez F12 sigue sin consultarlos.</translation>
    </message>
    <message>
        <source>These details were not checked</source>
        <translation>Estos datos no se consultaron</translation>
    </message>
    <message>
        <source>Type what the caller gives you, then press Enter.</source>
        <translation>Escriba lo que le diga la persona y presione Enter.</translation>
    </message>
    <message>
        <source>No name is typed yet: type one, and F7 spells it.</source>
        <translation>Todavía no hay ningún nombre: escriba uno y F7 lo deletrea.</translation>
    </message>
    <message>
        <source>The review case of this call is open already.</source>
        <translation>El caso de revisión de esta llamada ya está abierto.</translation>
    </message>
    <message>
        <source>A review case is about an answer that the caller disputes: press Enter for one first.</source>
        <translation>Un caso de revisión es sobre una respuesta que la persona disputa: primero presione Enter para tener una.</translation>
    </message>
    <message>
        <source>The caller is eligible, so there is nothing to review.</source>
        <translation>La persona tiene derecho: no hay nada que revisar.</translation>
    </message>
    <message>
        <source>Nothing was checked, so there is nothing to review.</source>
        <translation>No se consultó nada: no hay nada que revisar.</translation>
    </message>
    <message>
        <source>The review case is not open yet: Enter opens it. F12 once more goes on without.</source>
        <translation>El caso de revisión todavía no está abierto: Enter lo abre. Otra vez F12 sigue sin él.</translation>
    </message>
    <message>
        <source>A reference has six letters and digits, such as A7F-2QM.</source>
        <translation>Una referencia tiene seis letras y dígitos, como A7F-2QM.</translation>
    </message>
    <message>
        <source>Locked.</source>
        <translation>Bloqueado.</translation>
    </message>
    <message>
        <source>On a break since {time}.</source>
        <translation>Desde las {time}, en descanso.</translation>
    </message>
    <message>
        <source>Locked at {time}: {minutes} minutes passed without a key or mouse in this program.</source>
        <translation>Bloqueado a las {time}: pasaron {minutes} minutos sin teclado ni ratón en este programa.</translation>
    </message>
    <message>
        <source>Locked at {time}, together with the desktop.</source>
        <translation>Bloqueado a las {time}, junto con el escritorio.</translation>
    </message>
    <message>
        <source>A roster is still being hashed: keys stay in memory until that ends.</source>
        <translation>Todavía se está codificando una lista: las claves siguen en memoria hasta que termine.</translation>
    </message>
    <message>
        <source>Call {reference} is kept for {user} for 30 minutes.</source>
        <translation>La llamada {reference} se conserva 30 minutos para {user}.</translation>
    </message>
    <message>
        <source>Signed out: a session lasts twelve hours at most. Sign in again to go on.</source>
        <translation>Sesión cerrada: una sesión dura doce horas como máximo. Inicie sesión de nuevo para seguir.</translation>
    </message>
    <message>
        <source>Signed out.</source>
        <translation>Sesión cerrada.</translation>
    </message>
    <message>
        <source>The program is ended: its keys are destroyed. The signed statement is {file}.</source>
        <translation>El programa terminó: sus claves están destruidas. La declaración firmada es {file}.</translation>
    </message>
    <message>
        <source>Not deleted, and may still open with a password: {open}. Delete them.</source>
        <translation>No se eliminaron y quizá aún se abren con una contraseña: {open}. Elimínelos.</translation>
    </message>
    <message>
        <source>Files that are not the program&apos;s were left: {files}.</source>
        <translation>Quedaron archivos que no son del programa: {files}.</translation>
    </message>
    <message>
        <source>The folder is deleted. Backups elsewhere still open: delete them.</source>
        <translation>La carpeta está borrada. Las copias guardadas en otro lugar todavía se abren: bórrelas.</translation>
    </message>
    <message>
        <source>The journal&apos;s last entry is number {entry}, code {code}.</source>
        <translation>El último asiento del diario es el número {entry}, código {code}.</translation>
    </message>
    <message>
        <source>{time}  ·  {words}</source>
        <translation>{time}  ·  {words}</translation>
    </message>
    <message>
        <source>training line, always open</source>
        <translation>línea de práctica, siempre abierta</translation>
    </message>
    <message>
        <source>always open</source>
        <translation>siempre abierta</translation>
    </message>
    <message>
        <source>line closed, grace until {ends}</source>
        <translation>línea cerrada, prórroga hasta las {ends}</translation>
    </message>
    <message>
        <source>grace until {ends}</source>
        <translation>prórroga hasta las {ends}</translation>
    </message>
    <message>
        <source>line closed until {opens}</source>
        <translation>cerrada hasta {opens}</translation>
    </message>
    <message>
        <source>closed until {opens}</source>
        <translation>cerrada hasta {opens}</translation>
    </message>
    <message>
        <source>line open day and night</source>
        <translation>línea abierta día y noche</translation>
    </message>
    <message>
        <source>open day and night</source>
        <translation>abierta día y noche</translation>
    </message>
    <message>
        <source>line closes in {minutes} min, at {closes}</source>
        <translation>la línea cierra en {minutes} min, a las {closes}</translation>
    </message>
    <message>
        <source>closes in {minutes} min</source>
        <translation>cierra en {minutes} min</translation>
    </message>
    <message>
        <source>line open until {closes}</source>
        <translation>línea abierta hasta las {closes}</translation>
    </message>
    <message>
        <source>open until {closes}</source>
        <translation>abierta hasta las {closes}</translation>
    </message>
    <message>
        <source>{day} {time}</source>
        <comment>day of the week</comment>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>The program names no closed days that are still to come.</source>
        <translation>El programa no nombra días cerrados que estén por venir.</translation>
    </message>
    <message>
        <source>Closed besides on: {days}</source>
        <translation>Además cierra: {days}</translation>
    </message>
    <message>
        <source>Keep it on paper alone, locked away from this computer; it is not shown again. Whoever has the code signs in with it in place of a password, under the user name “{name}”, and may do all that supervisors may.</source>
        <translation>Guárdelo solo en papel, bajo llave y lejos de este equipo; no se muestra otra vez. Quien tiene el código inicia sesión con él en lugar de una contraseña, con el nombre de usuario “{name}”, y puede hacer todo lo que puede supervisión.</translation>
    </message>
    <message>
        <source>If you read this in a file: print it, then delete the file and empty the trash.</source>
        <translation>Si lee esto en un archivo: imprímalo, borre después el archivo y vacíe la papelera.</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Hoja de recuperación</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Código de recuperación</translation>
    </message>
    <message>
        <source>Fingerprint of the supervisors&apos; key</source>
        <translation>Huella de la clave de supervisión</translation>
    </message>
    <message>
        <source>Exports of this vault are genuine where “verify-export” names this key.</source>
        <translation>Lo exportado de esta bóveda es auténtico si “verify-export” nombra esta clave.</translation>
    </message>
    <message>
        <source>It serves once: right after signing in you choose a password of your own. Until then whoever reads this sheet can sign in as you, so do it today and destroy this page.</source>
        <translation>Sirve una sola vez: justo después de iniciar sesión usted elige su propia contraseña. Hasta entonces, quien lea esta hoja puede entrar en su nombre; hágalo hoy y destruya esta página.</translation>
    </message>
    <message>
        <source>For {user}, the second supervisor</source>
        <translation>Para {user}, segundo usuario de supervisión</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nombre de usuario</translation>
    </message>
    <message>
        <source>One-time password</source>
        <translation>Contraseña de un solo uso</translation>
    </message>
    <message>
        <source>Vault {vault} in {folder}, number {number}. Made on {day} by {supervisor}.</source>
        <translation>Bóveda {vault} en {folder}, número {number}. Creada el {day} por {supervisor}.</translation>
    </message>
    <message>
        <source>The last day is before the first one: change one of them.</source>
        <translation>El último día es anterior al primero: cambie uno de los dos.</translation>
    </message>
    <message>
        <source>A reference has six letters and digits, such as K7F-2QM: type it once more.</source>
        <translation>Una referencia tiene seis letras y dígitos, como K7F-2QM: escríbala otra vez.</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>To the r&amp;oster</source>
        <translation>A la &amp;lista</translation>
    </message>
    <message>
        <source>Review cases</source>
        <translation>Casos de revisión</translation>
    </message>
    <message>
        <source>To the re&amp;view cases</source>
        <translation>A los casos de re&amp;visión</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>a mano</translation>
    </message>
    <message>
        <source>by itself, as planned</source>
        <translation>automática</translation>
    </message>
    <message>
        <source>before an import</source>
        <translation>por importación</translation>
    </message>
    <message>
        <source>before new keys</source>
        <translation>por claves nuevas</translation>
    </message>
    <message>
        <source>before a new format</source>
        <translation>por otro formato</translation>
    </message>
    <message>
        <source>operator</source>
        <comment>role</comment>
        <translation>operación</translation>
    </message>
    <message>
        <source>supervisor</source>
        <comment>role</comment>
        <translation>supervisión</translation>
    </message>
    <message>
        <source>break</source>
        <translation>pausa</translation>
    </message>
    <message>
        <source>nobody there</source>
        <translation>no había nadie</translation>
    </message>
    <message>
        <source>with the desktop</source>
        <translation>junto con el escritorio</translation>
    </message>
    <message>
        <source>folder for a head each hour</source>
        <translation>carpeta para una cabecera cada hora</translation>
    </message>
    <message>
        <source>plan of backups</source>
        <translation>plan de copias de seguridad</translation>
    </message>
    <message>
        <source>months for which calls are kept</source>
        <translation>meses durante los que se conservan las llamadas</translation>
    </message>
    <message>
        <source>Made the vault</source>
        <translation>Creó la bóveda</translation>
    </message>
    <message>
        <source>Signed for all entries before this one</source>
        <translation>Firmó por todos los asientos anteriores a este</translation>
    </message>
    <message>
        <source>The journal began anew, with no link to what was before</source>
        <translation>El diario empezó de nuevo, sin enlace con lo anterior</translation>
    </message>
    <message>
        <source>Signed in as {role}</source>
        <translation>Inició sesión como {role}</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Cerró la sesión</translation>
    </message>
    <message>
        <source>Locked: {reason}</source>
        <translation>Bloqueó la pantalla: {reason}</translation>
    </message>
    <message>
        <source>Changed the own password</source>
        <translation>Cambió su propia contraseña</translation>
    </message>
    <message>
        <source>Added {name} as {role}</source>
        <translation>Agregó a {name} como {role}</translation>
    </message>
    <message>
        <source>Gave {name} a one-time password</source>
        <translation>Dio a {name} una contraseña de un solo uso</translation>
    </message>
    <message>
        <source>Began to remove {name}</source>
        <translation>Empezó a quitar a {name}</translation>
    </message>
    <message>
        <source>Removed {name}</source>
        <translation>Quitó a {name}</translation>
    </message>
    <message>
        <source>Began to change the role of {name}</source>
        <translation>Empezó a cambiar la función de {name}</translation>
    </message>
    <message>
        <source>Changed the role of {name} to {role}</source>
        <translation>Cambió la función de {name} a {role}</translation>
    </message>
    <message>
        <source>Dropped the vault&apos;s former key</source>
        <translation>Desechó la clave anterior de la bóveda</translation>
    </message>
    <message>
        <source>Changed the setting {name} from {before} to {after}</source>
        <translation>Cambió el ajuste {name} de {before} a {after}</translation>
    </message>
    <message>
        <source>Changed the program to version {version}</source>
        <translation>Cambió el programa a la versión {version}</translation>
    </message>
    <message>
        <source>Opened the line until {closes_at}</source>
        <translation>Abrió la línea hasta el {closes_at}</translation>
    </message>
    <message>
        <source>Took the line&apos;s opening back</source>
        <translation>Retiró la apertura de la línea</translation>
    </message>
    <message>
        <source>Began to import roster {roster}: {rows}</source>
        <translation>Empezó a importar la lista {roster}: {rows}</translation>
    </message>
    <message>
        <source>Went on with the import of roster {roster}</source>
        <translation>Siguió con la importación de la lista {roster}</translation>
    </message>
    <message>
        <source>Took roster {roster} in from a bundle</source>
        <translation>Tomó la lista {roster} de un paquete</translation>
    </message>
    <message>
        <source>Finished the import of roster {roster}: {people}</source>
        <translation>Terminó la importación de la lista {roster}: {people}</translation>
    </message>
    <message>
        <source>Gave up the import of roster {roster}</source>
        <translation>Descartó la importación de la lista {roster}</translation>
    </message>
    <message>
        <source>Switched to roster {roster}: {people}</source>
        <translation>Activó la lista {roster}: {people}</translation>
    </message>
    <message>
        <source>Began to purge roster {roster}</source>
        <translation>Empezó a purgar la lista {roster}</translation>
    </message>
    <message>
        <source>Purged roster {roster}</source>
        <translation>Purgó la lista {roster}</translation>
    </message>
    <message>
        <source>Exported roster {roster} as a bundle</source>
        <translation>Exportó la lista {roster} como paquete</translation>
    </message>
    <message>
        <source>Call {reference} began</source>
        <translation>Empezó la llamada {reference}</translation>
    </message>
    <message>
        <source>Call {reference}: checked, {answer}</source>
        <translation>Llamada {reference}: consulta, {answer}</translation>
    </message>
    <message>
        <source>Call {reference} ended: {answer}, {wrap_up}</source>
        <translation>Terminó la llamada {reference}: {answer}, {wrap_up}</translation>
    </message>
    <message>
        <source>Went on with call {reference}</source>
        <translation>Siguió con la llamada {reference}</translation>
    </message>
    <message>
        <source>Call {reference}: too many checks within a minute</source>
        <translation>Llamada {reference}: demasiadas consultas en un minuto</translation>
    </message>
    <message>
        <source>Drew a key for notes, sealed to the supervisors</source>
        <translation>Creó una clave para notas, sellada para supervisión</translation>
    </message>
    <message>
        <source>Opened the note of call {reference}</source>
        <translation>Abrió la nota de la llamada {reference}</translation>
    </message>
    <message>
        <source>Opened notes for an export</source>
        <translation>Abrió notas para una exportación</translation>
    </message>
    <message>
        <source>Looked up the quoted call {reference}</source>
        <translation>Consultó la llamada citada {reference}</translation>
    </message>
    <message>
        <source>Opened a review case for call {reference}</source>
        <translation>Abrió un caso de revisión para la llamada {reference}</translation>
    </message>
    <message>
        <source>Read the review case of call {reference}</source>
        <translation>Leyó el caso de revisión de la llamada {reference}</translation>
    </message>
    <message>
        <source>Decided the review case of call {reference}: {decision}</source>
        <translation>Decidió el caso de revisión de la llamada {reference}: {decision}</translation>
    </message>
    <message>
        <source>Released the throttled call {reference}</source>
        <translation>Liberó la llamada frenada {reference}</translation>
    </message>
    <message>
        <source>Verified the journal: as it was written</source>
        <translation>Verificó el diario: está como se escribió</translation>
    </message>
    <message>
        <source>Verified the journal: not as it was written</source>
        <translation>Verificó el diario: no está como se escribió</translation>
    </message>
    <message>
        <source>Purged: only the code of this entry was kept</source>
        <translation>Purgado: de este asiento solo se conserva el código</translation>
    </message>
    <message>
        <source>Exported {calls} as {format}</source>
        <translation>Exportó {calls} como {format}</translation>
    </message>
    <message>
        <source>Saved the report of {day}</source>
        <translation>Guardó el informe del {day}</translation>
    </message>
    <message>
        <source>Wrote the head of entry {number} to a file</source>
        <translation>Guardó en un archivo la cabecera del asiento {number}</translation>
    </message>
    <message>
        <source>Made the backup {file}</source>
        <translation>Hizo la copia de seguridad {file}</translation>
    </message>
    <message>
        <source>Put back the backup {file}, of {made_at}</source>
        <translation>Restauró la copia de seguridad {file}, de {made_at}</translation>
    </message>
    <message>
        <source>Began to purge calls of before {before}</source>
        <translation>Empezó a purgar las llamadas anteriores al {before}</translation>
    </message>
    <message>
        <source>Signed for the purge of {calls} of before {before}</source>
        <translation>Firmó la purga de {calls}, anteriores al {before}</translation>
    </message>
    <message>
        <source>Purged {calls} of before {before}</source>
        <translation>Purgó {calls}, anteriores al {before}</translation>
    </message>
    <message>
        <source>Began to end the program; confirmed by {confirmed_by}</source>
        <translation>Empezó a dar fin al programa; lo confirmó {confirmed_by}</translation>
    </message>
    <message>
        <source>The look at the database found damage: no check is answered</source>
        <translation>La revisión de la base de datos halló daños: no se responde ninguna consulta</translation>
    </message>
    <message>
        <source>Ver&amp;ification</source>
        <translation>Ver&amp;ificación</translation>
    </message>
    <message>
        <source>E&amp;ntries</source>
        <translation>Asie&amp;ntos</translation>
    </message>
    <message>
        <source>&amp;Heads</source>
        <translation>Ca&amp;beceras</translation>
    </message>
    <message>
        <source>Back&amp;ups</source>
        <translation>Copia&amp;s</translation>
    </message>
    <message>
        <source>Old &amp;calls</source>
        <translation>&amp;Llamadas antiguas</translation>
    </message>
    <message>
        <source>End of pro&amp;gram</source>
        <translation>&amp;Fin del programa</translation>
    </message>
    <message>
        <source>What this proves</source>
        <translation>Qué prueba esto</translation>
    </message>
    <message>
        <source>Every entry has a code, made with a key that is thrown away at once: nobody can make it again.</source>
        <translation>Cada asiento tiene un código hecho con una clave que se desecha al instante: nadie puede volver a hacerlo.</translation>
    </message>
    <message>
        <source>Found: an entry that was changed, taken out, put in or moved, even by an operator with a program of his own, if it was written before he got at the computer, before a supervisor&apos;s last sign-in, or before a head that was kept elsewhere.</source>
        <translation>Se descubre un asiento cambiado, quitado, añadido o movido, incluso por un operador con un programa propio, si se escribió antes de que llegara a la computadora, antes del último inicio de sesión de supervisión o antes de una cabecera guardada en otra parte.</translation>
    </message>
    <message>
        <source>Found as well: a call, a case, a setting or a roster that is not what the journal tells of.</source>
        <translation>También se descubre una llamada, un caso, un ajuste o una lista que no sea lo que cuenta el diario.</translation>
    </message>
    <message>
        <source>What it does not prove</source>
        <translation>Qué no prueba</translation>
    </message>
    <message>
        <source>Whoever controls the computer can stop the journal, and can forge entries from then on.</source>
        <translation>Quien controla la computadora puede detener el diario y falsificar asientos desde ese momento.</translation>
    </message>
    <message>
        <source>A whole old folder that is put back looks whole. Only a newer head that was kept elsewhere shows it: so give heads or exports to somebody else.</source>
        <translation>Una carpeta vieja repuesta entera parece íntegra. Solo la delata una cabecera más nueva guardada en otra parte: dé cabeceras o exportaciones a otra persona.</translation>
    </message>
    <message>
        <source>It says nothing of whether what people wrote was true, only that it was not changed since.</source>
        <translation>No dice si lo que se escribió era cierto, solo que no se cambió después.</translation>
    </message>
    <message>
        <source>1 entry</source>
        <translation>1 asiento</translation>
    </message>
    <message>
        <source>{number} entries</source>
        <translation>{number} asientos</translation>
    </message>
    <message>
        <source>The journal is as it was written: {entries}.</source>
        <translation>El diario está como se escribió: {entries}.</translation>
    </message>
    <message>
        <source>Its last entry is number {entry}, code {code}.</source>
        <translation>Su último asiento es el número {entry}, código {code}.</translation>
    </message>
    <message>
        <source>Keep that number and code elsewhere: whoever verifies later can hold the journal against it.</source>
        <translation>Guarde ese número y ese código en otra parte: quien verifique después podrá comparar el diario con ellos.</translation>
    </message>
    <message>
        <source>The journal is not as it was written: entry {entry}.</source>
        <translation>El diario no está como se escribió: asiento {entry}.</translation>
    </message>
    <message>
        <source>The vault is not as it was written.</source>
        <translation>La bóveda no está como se escribió.</translation>
    </message>
    <message>
        <source>An entry is missing here, or one was put in or moved.</source>
        <translation>Aquí falta un asiento, o se añadió o se movió uno.</translation>
    </message>
    <message>
        <source>This entry was changed, or the one before it was taken out.</source>
        <translation>Este asiento se cambió, o se quitó el anterior.</translation>
    </message>
    <message>
        <source>This entry claims a beginning that nobody signed.</source>
        <translation>Este asiento alega un comienzo que nadie firmó.</translation>
    </message>
    <message>
        <source>A supervisor&apos;s sign-in, which vouches for all before it, was changed here.</source>
        <translation>Aquí se cambió un inicio de sesión de supervisión, que responde por todo lo anterior.</translation>
    </message>
    <message>
        <source>The file vault.seal was missing or did not fit at this sign-in, as after a restored backup. Entries before it may have been cut off.</source>
        <translation>El archivo vault.seal faltaba o no correspondía en este inicio de sesión, como tras recuperar una copia de seguridad. Pueden haberse cortado asientos anteriores.</translation>
    </message>
    <message>
        <source>The entry of this number is not the one that the head you gave names.</source>
        <translation>El asiento de este número no es el que nombra la cabecera que usted dio.</translation>
    </message>
    <message>
        <source>The journal ends before the head you gave: entries were cut off.</source>
        <translation>El diario termina antes de la cabecera que usted dio: se cortaron asientos.</translation>
    </message>
    <message>
        <source>The call log, or a note in it, does not say what the journal says.</source>
        <translation>El registro de llamadas, o una nota en él, no dice lo que dice el diario.</translation>
    </message>
    <message>
        <source>The review cases are not those that the journal tells of.</source>
        <translation>Los casos de revisión no son los que cuenta el diario.</translation>
    </message>
    <message>
        <source>The openings of the line are not those that the journal tells of.</source>
        <translation>Las aperturas de la línea no son las que cuenta el diario.</translation>
    </message>
    <message>
        <source>The settings are not those that the journal tells of.</source>
        <translation>Los ajustes no son los que cuenta el diario.</translation>
    </message>
    <message>
        <source>A version of the program is not the one that the journal tells of.</source>
        <translation>Una versión del programa no es la que cuenta el diario.</translation>
    </message>
    <message>
        <source>A roster&apos;s signed revision is not the one that the journal tells of.</source>
        <translation>La revisión firmada de una lista no es la que cuenta el diario.</translation>
    </message>
    <message>
        <source>A stored roster is not what a supervisor signed.</source>
        <translation>Una lista guardada no es la que firmó supervisión.</translation>
    </message>
    <message>
        <source>The database has damaged pages.</source>
        <translation>La base de datos tiene páginas dañadas.</translation>
    </message>
    <message>
        <source>The text of an entry is gone, and no supervisor signed that it was purged.</source>
        <translation>Falta el texto de un asiento y ningún supervisor firmó que se purgara.</translation>
    </message>
    <message>
        <source>The word of the supervisors&apos; present keys on what was before them is missing or changed.</source>
        <translation>Falta o se cambió lo que las claves actuales de supervisión atestiguan de lo anterior a ellas.</translation>
    </message>
    <message>
        <source>What was written before the supervisors&apos; keys were changed is not what they found then.</source>
        <translation>Lo escrito antes de cambiar las claves de supervisión no es lo que estas hallaron entonces.</translation>
    </message>
    <message>
        <source>If a backup was restored then, this is why: note it. If not, hold the journal against a head that was kept elsewhere before that day.</source>
        <translation>Si entonces se recuperó una copia de seguridad, este es el motivo: anótelo. Si no, compare el diario con una cabecera guardada en otra parte antes de ese día.</translation>
    </message>
    <message>
        <source>Check that the head is of this vault. If it is, an old folder was put back, or entries forged.</source>
        <translation>Compruebe que la cabecera sea de esta bóveda. Si lo es, se repuso una carpeta vieja o se falsificaron asientos.</translation>
    </message>
    <message>
        <source>Check that the head is of this vault. If it is, find the newest backup, and who put an old folder back.</source>
        <translation>Compruebe que la cabecera sea de esta bóveda. Si lo es, busque la copia de seguridad más reciente y quién repuso una carpeta vieja.</translation>
    </message>
    <message>
        <source>Load the roster again. No check is answered from a changed one.</source>
        <translation>Cargue la lista de nuevo. De una lista cambiada no se responde ninguna consulta.</translation>
    </message>
    <message>
        <source>Put back the newest backup, and have the disk checked.</source>
        <translation>Reponga la copia de seguridad más reciente y haga revisar el disco.</translation>
    </message>
    <message>
        <source>Somebody changed the vault&apos;s file past the program, or the disk is damaged. Copy the vault folder as it is for whoever looks into it, and compare with the newest backup and the exports.</source>
        <translation>Alguien cambió el archivo de la bóveda por fuera del programa, o el disco está dañado. Copie la carpeta de la bóveda tal como está para quien lo investigue y compárela con la copia de seguridad más reciente y las exportaciones.</translation>
    </message>
    <message>
        <source>What is stored is not what the journal tells of.</source>
        <translation>Lo guardado no es lo que cuenta el diario.</translation>
    </message>
    <message>
        <source>Nobody has verified this journal yet.</source>
        <translation>Nadie ha verificado aún este diario.</translation>
    </message>
    <message>
        <source>Last verified {moment} by {user}: as it was written.</source>
        <translation>Última verificación: {moment}, por {user}; está como se escribió.</translation>
    </message>
    <message>
        <source>Last verified {moment} by {user}: not as it was written.</source>
        <translation>Última verificación: {moment}, por {user}; no está como se escribió.</translation>
    </message>
    <message>
        <source>in an export of calls</source>
        <translation>en una exportación de llamadas</translation>
    </message>
    <message>
        <source>written to a file</source>
        <translation>guardada en un archivo</translation>
    </message>
    <message>
        <source>shown at a sign-out</source>
        <translation>mostrada al cerrar la sesión</translation>
    </message>
    <message>
        <source>All but calls</source>
        <translation>Todo menos llamadas</translation>
    </message>
    <message>
        <source>Signing in and out</source>
        <translation>Inicios y cierres de sesión</translation>
    </message>
    <message>
        <source>People and passwords</source>
        <translation>Personas y contraseñas</translation>
    </message>
    <message>
        <source>Rosters</source>
        <translation>Listas</translation>
    </message>
    <message>
        <source>Settings and line</source>
        <translation>Ajustes y línea</translation>
    </message>
    <message>
        <source>Review cases, notes, quoted calls</source>
        <translation>Casos de revisión, notas, llamadas citadas</translation>
    </message>
    <message>
        <source>Exports and reports</source>
        <translation>Exportaciones e informes</translation>
    </message>
    <message>
        <source>Journal and backups</source>
        <translation>Diario y copias de seguridad</translation>
    </message>
    <message>
        <source>Everything, calls too</source>
        <translation>Todo, también llamadas</translation>
    </message>
    <message>
        <source>Type the name as it stands in the list.</source>
        <translation>Escriba el nombre tal como está en la lista.</translation>
    </message>
    <message>
        <source>recovery code</source>
        <translation>código de recuperación</translation>
    </message>
    <message>
        <source>never</source>
        <comment>signed in</comment>
        <translation>nunca</translation>
    </message>
    <message>
        <source>none since the last sign-in</source>
        <translation>ninguna desde la última entrada</translation>
    </message>
    <message>
        <source>{number}, the last on {time}</source>
        <translation>{number}, la última el {time}</translation>
    </message>
    <message>
        <source>signed in here</source>
        <translation>está aquí ahora</translation>
    </message>
    <message>
        <source>one-time password</source>
        <translation>contraseña de un solo uso</translation>
    </message>
    <message>
        <source>the last supervisor</source>
        <translation>la última persona de supervisión</translation>
    </message>
    <message>
        <source>on paper</source>
        <translation>en papel</translation>
    </message>
    <message>
        <source>The recovery code on paper opens the vault when no supervisor can. It can be neither removed nor changed.</source>
        <translation>El código de recuperación en papel abre la bóveda cuando nadie de supervisión puede. No se puede dar de baja ni cambiar.</translation>
    </message>
    <message>
        <source>You cannot remove yourself, change your own role or reset your own password. Another supervisor can.</source>
        <translation>Usted no puede darse de baja, cambiar su propia función ni restablecer su propia contraseña. Otra persona de supervisión sí puede.</translation>
    </message>
    <message>
        <source>The last supervisor cannot go. Make somebody else a supervisor first.</source>
        <translation>La última persona de supervisión no se puede ir. Pase antes a alguien más a supervisión.</translation>
    </message>
    <message>
        <source>Make {name} a supervisor?</source>
        <translation>¿Pasar a {name} a supervisión?</translation>
    </message>
    <message>
        <source>{name} will be able to load rosters, open notes, export the calls and change who may sign in. The password of before serves no more: a one-time password is shown once.</source>
        <translation>{name} podrá cargar listas, abrir notas, exportar las llamadas y cambiar quién puede entrar. La contraseña de antes deja de servir: se muestra una vez una de un solo uso.</translation>
    </message>
    <message>
        <source>Make a supervisor</source>
        <translation>Pasar a supervisión</translation>
    </message>
    <message>
        <source>Make {name} an operator?</source>
        <translation>¿Pasar a {name} a operación?</translation>
    </message>
    <message>
        <source>Everybody&apos;s keys are renewed, so that old files and backups open nothing new for {name}. Nobody can work in the vault meanwhile, and it cannot be stopped. The supervisors&apos; key gets a new fingerprint, and {name} a one-time password.</source>
        <translation>Se renuevan las claves de todos, para que {name} no abra nada nuevo con archivos y copias de antes. Mientras tanto nadie puede trabajar en la bóveda, y no se puede detener. La clave de supervisión recibe una huella nueva, y {name} una contraseña de un solo uso.</translation>
    </message>
    <message>
        <source>Make an operator</source>
        <translation>Pasar a operación</translation>
    </message>
    <message>
        <source>A one-time password for {name}?</source>
        <translation>¿Una contraseña de un solo uso para {name}?</translation>
    </message>
    <message>
        <source>The password of before serves no more, and a call that {name} kept over a lock is lost. The one-time password is shown once.</source>
        <translation>La contraseña de antes deja de servir, y se pierde una llamada que {name} tenga guardada por un bloqueo. La contraseña de un solo uso se muestra una vez.</translation>
    </message>
    <message>
        <source>Give a one-time password</source>
        <translation>Dar una contraseña de un solo uso</translation>
    </message>
    <message>
        <source>{name} cannot sign in any more. Everybody&apos;s keys are renewed: old files and backups open nothing new for {name}. Everybody else goes on with the password of before. Nobody can work in the vault meanwhile, and it cannot be stopped.</source>
        <translation>{name} ya no podrá entrar. Se renuevan las claves de todos: con archivos y copias de antes, {name} no abre nada nuevo. Los demás siguen con su contraseña de antes. Mientras tanto nadie puede trabajar en la bóveda, y no se puede detener.</translation>
    </message>
    <message>
        <source>The supervisors&apos; key gets a new fingerprint, to be written down beside the recovery code.</source>
        <translation>La clave de supervisión recibe una huella nueva, que se anota junto al código de recuperación.</translation>
    </message>
    <message>
        <source>Everybody&apos;s keys are being renewed. Nobody can work in the vault meanwhile.</source>
        <translation>Se están renovando las claves de todos. Mientras tanto nadie puede trabajar en la bóveda.</translation>
    </message>
    <message>
        <source>The sign-in of {name} is being made…</source>
        <translation>Se está preparando el acceso de {name}…</translation>
    </message>
    <message>
        <source>{name} may sign in now as {role}.</source>
        <translation>{name} ya puede entrar; su función: {role}.</translation>
    </message>
    <message>
        <source>{name} has a one-time password now.</source>
        <translation>{name} tiene ahora una contraseña de un solo uso.</translation>
    </message>
    <message>
        <source>{name} was removed, and everybody&apos;s keys are renewed.</source>
        <translation>{name} quedó dado de baja, y las claves de todos se renovaron.</translation>
    </message>
    <message>
        <source>{part}
    then: {before}
    now: {after}</source>
        <translation>{part}
    entonces: {before}
    ahora: {after}</translation>
    </message>
    <message>
        <source>in English</source>
        <translation>en inglés</translation>
    </message>
    <message>
        <source>in Spanish</source>
        <translation>en español</translation>
    </message>
    <message>
        <source>{part}, {language}</source>
        <translation>{part}, {language}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Tick at least one day on which the line is open.</source>
        <translation>Marque por lo menos un día en que la línea esté abierta.</translation>
    </message>
    <message>
        <source>The line must open earlier than it closes: change one of the two times.</source>
        <translation>La línea debe abrir antes de cerrar: cambie una de las dos horas.</translation>
    </message>
    <message>
        <source>Type the code that callers are given, or choose another way to enroll.</source>
        <translation>Escriba el código que se da a quien llama, o elija otra forma de inscribirse.</translation>
    </message>
    <message>
        <source>“{box}”</source>
        <translation>«{box}»</translation>
    </message>
    <message>
        <source>Phone line</source>
        <translation>Línea telefónica</translation>
    </message>
    <message>
        <source>Closed days</source>
        <translation>Días cerrados</translation>
    </message>
    <message>
        <source>How to enroll</source>
        <translation>Cómo inscribirse</translation>
    </message>
    <message>
        <source>Wording</source>
        <translation>Textos</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Wrap-up codes</source>
        <translation>Códigos de cierre</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Consultas</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>New Year&apos;s Day</source>
        <translation>Año Nuevo</translation>
    </message>
    <message>
        <source>Birthday of Martin Luther King, Jr.</source>
        <translation>Natalicio de Martin Luther King, Jr.</translation>
    </message>
    <message>
        <source>Washington&apos;s Birthday</source>
        <translation>Natalicio de Washington</translation>
    </message>
    <message>
        <source>Memorial Day</source>
        <translation>Día de los Caídos</translation>
    </message>
    <message>
        <source>Juneteenth</source>
        <translation>Juneteenth</translation>
    </message>
    <message>
        <source>Independence Day</source>
        <translation>Día de la Independencia</translation>
    </message>
    <message>
        <source>Labor Day</source>
        <translation>Día del Trabajo</translation>
    </message>
    <message>
        <source>Columbus Day</source>
        <translation>Día de la Raza (Columbus Day)</translation>
    </message>
    <message>
        <source>Veterans Day</source>
        <translation>Día de los Veteranos</translation>
    </message>
    <message>
        <source>Thanksgiving Day</source>
        <translation>Día de Acción de Gracias</translation>
    </message>
    <message>
        <source>Christmas Day</source>
        <translation>Navidad</translation>
    </message>
    <message>
        <source>phone number</source>
        <translation>número de teléfono</translation>
    </message>
    <message>
        <source>time zone</source>
        <translation>zona horaria</translation>
    </message>
    <message>
        <source>days</source>
        <translation>días</translation>
    </message>
    <message>
        <source>opening time</source>
        <translation>hora de apertura</translation>
    </message>
    <message>
        <source>closing time</source>
        <translation>hora de cierre</translation>
    </message>
    <message>
        <source>closed days</source>
        <translation>días cerrados</translation>
    </message>
    <message>
        <source>grace in minutes</source>
        <translation>margen en minutos</translation>
    </message>
    <message>
        <source>web address</source>
        <translation>dirección web</translation>
    </message>
    <message>
        <source>phone number for enrolling</source>
        <translation>teléfono para inscribirse</translation>
    </message>
    <message>
        <source>way to enroll</source>
        <translation>forma de inscribirse</translation>
    </message>
    <message>
        <source>enrollment code</source>
        <translation>código de inscripción</translation>
    </message>
    <message>
        <source>last day to enroll</source>
        <translation>último día para inscribirse</translation>
    </message>
    <message>
        <source>failed checks in 24 hours</source>
        <translation>consultas fallidas en 24 horas</translation>
    </message>
    <message>
        <source>failed checks in 30 days</source>
        <translation>consultas fallidas en 30 días</translation>
    </message>
    <message>
        <source>failed checks with other digits alone</source>
        <translation>consultas fallidas en que solo cambian los dígitos</translation>
    </message>
    <message>
        <source>failed checks until a review case is advised</source>
        <translation>consultas fallidas hasta aconsejar un caso de revisión</translation>
    </message>
    <message>
        <source>minutes until the lock</source>
        <translation>minutos hasta el bloqueo</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>notas</translation>
    </message>
    <message>
        <source>wrap-up codes</source>
        <translation>códigos de cierre</translation>
    </message>
    <message>
        <source>wrap-up codes of before</source>
        <translation>códigos de cierre anteriores</translation>
    </message>
    <message>
        <source>questions and answers</source>
        <translation>preguntas y respuestas</translation>
    </message>
    <message>
        <source>Who offers it (sponsor)</source>
        <translation>Quién lo ofrece (sponsor)</translation>
    </message>
    <message>
        <source>What happened (incident)</source>
        <translation>Qué pasó (incident)</translation>
    </message>
    <message>
        <source>What is offered (offer)</source>
        <translation>Qué se ofrece (offer)</translation>
    </message>
    <message>
        <source>How to enroll, said after a YES</source>
        <translation>Cómo inscribirse, dicho después de un SÍ</translation>
    </message>
    <message>
        <source>Script: greeting</source>
        <translation>Guion: saludo</translation>
    </message>
    <message>
        <source>Script: asking for details</source>
        <translation>Guion: pedir los datos</translation>
    </message>
    <message>
        <source>Script: after a YES</source>
        <translation>Guion: después de un SÍ</translation>
    </message>
    <message>
        <source>Script: after a NO</source>
        <translation>Guion: después de un NO</translation>
    </message>
    <message>
        <source>Script: after MORE</source>
        <translation>Guion: después de MÁS DATOS</translation>
    </message>
    <message>
        <source>Script: after CANNOT</source>
        <translation>Guion: después de SIN CONSULTA</translation>
    </message>
    <message>
        <source>Script: review case</source>
        <translation>Guion: caso de revisión</translation>
    </message>
    <message>
        <source>Script: closing</source>
        <translation>Guion: despedida</translation>
    </message>
    <message>
        <source>Said with YES</source>
        <translation>Se dice con SÍ</translation>
    </message>
    <message>
        <source>Said with NO</source>
        <translation>Se dice con NO</translation>
    </message>
    <message>
        <source>Said with NO, before a review case</source>
        <translation>Se dice con NO, antes de un caso de revisión</translation>
    </message>
    <message>
        <source>Said with MORE: last name</source>
        <translation>Se dice con MÁS DATOS: apellido</translation>
    </message>
    <message>
        <source>Said with MORE: first name</source>
        <translation>Se dice con MÁS DATOS: nombre</translation>
    </message>
    <message>
        <source>Said with MORE: birth date</source>
        <translation>Se dice con MÁS DATOS: fecha de nacimiento</translation>
    </message>
    <message>
        <source>Said with MORE: ID</source>
        <translation>Se dice con MÁS DATOS: número de educador</translation>
    </message>
    <message>
        <source>Said with MORE: last 4 digits</source>
        <translation>Se dice con MÁS DATOS: últimos 4 dígitos</translation>
    </message>
    <message>
        <source>Said with MORE: all 9 digits</source>
        <translation>Se dice con MÁS DATOS: los 9 dígitos</translation>
    </message>
    <message>
        <source>Said with MORE, before a review case</source>
        <translation>Se dice con MÁS DATOS, antes de un caso de revisión</translation>
    </message>
    <message>
        <source>Said with CANNOT: line closed</source>
        <translation>Se dice con SIN CONSULTA: línea cerrada</translation>
    </message>
    <message>
        <source>Said with CANNOT: too many tries</source>
        <translation>Se dice con SIN CONSULTA: demasiados intentos</translation>
    </message>
    <message>
        <source>Said with CANNOT: vault locked</source>
        <translation>Se dice con SIN CONSULTA: bóveda bloqueada</translation>
    </message>
    <message>
        <source>Said with CANNOT: no roster yet</source>
        <translation>Se dice con SIN CONSULTA: todavía sin lista</translation>
    </message>
    <message>
        <source>Said with CANNOT: roster damaged</source>
        <translation>Se dice con SIN CONSULTA: lista dañada</translation>
    </message>
    <message>
        <source>Choose a decision first: press its digit.</source>
        <translation>Elija primero una decisión: presione su dígito.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>To be added</source>
        <translation>Por agregar</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Decididos</translation>
    </message>
    <message>
        <source>All</source>
        <comment>cases</comment>
        <translation>Todos</translation>
    </message>
    <message>
        <source>No review case waits for a decision.</source>
        <translation>Ningún caso de revisión espera una decisión.</translation>
    </message>
    <message>
        <source>Nobody waits to be added to the roster.</source>
        <translation>Nadie espera que se le agregue a la lista.</translation>
    </message>
    <message>
        <source>No review case has been decided.</source>
        <translation>No se ha decidido ningún caso de revisión.</translation>
    </message>
    <message>
        <source>No review case has been opened.</source>
        <translation>No se ha abierto ningún caso de revisión.</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 día</translation>
    </message>
    <message>
        <source>{number} days</source>
        <translation>{number} días</translation>
    </message>
    <message>
        <source>{number} waiting</source>
        <translation>{number} en espera</translation>
    </message>
    <message>
        <source>the oldest: {days}</source>
        <translation>el más antiguo: {days}</translation>
    </message>
    <message>
        <source>{number} to be added</source>
        <translation>{number} por agregar</translation>
    </message>
    <message>
        <source>Nothing was decided in the last 30 days.</source>
        <translation>En los últimos 30 días no se decidió nada.</translation>
    </message>
    <message>
        <source>{number} days on average</source>
        <translation>{number} días en promedio</translation>
    </message>
    <message>
        <source>{number} decided in the last 30 days</source>
        <translation>{number} decididos en los últimos 30 días</translation>
    </message>
    <message>
        <source>Eligible: to be added to the roster</source>
        <translation>Con derecho: hay que agregar a la lista</translation>
    </message>
    <message>
        <source>Not eligible: the proof does not bear it out</source>
        <translation>Sin derecho: la prueba no lo confirma</translation>
    </message>
    <message>
        <source>Found: a later check said YES</source>
        <translation>Se encontró: una consulta posterior dijo SÍ</translation>
    </message>
    <message>
        <source>The caller cannot be reached</source>
        <translation>No se logra contactar a la persona</translation>
    </message>
    <message>
        <source>Withdrawn by the caller</source>
        <translation>La persona lo retiró</translation>
    </message>
    <message>
        <source>Another case is about the same</source>
        <translation>Otro caso trata de lo mismo</translation>
    </message>
    <message>
        <source>A digit chooses, Tab leads to the note, Enter decides, Esc goes back to the list</source>
        <translation>Un dígito elige, Tab lleva a la nota, Enter decide, Esc regresa a la lista</translation>
    </message>
    <message>
        <source>The caller is told: eligible. The roster stays as it is until an addition is signed: make it on the roster page, then name it here.</source>
        <translation>Se le dice a la persona: con derecho. La lista queda igual hasta que se firme una adición: hágala en la página de la lista y luego nómbrela aquí.</translation>
    </message>
    <message>
        <source>Whoever asks for this reference is told: eligible.</source>
        <translation>A quien pregunte por esta referencia se le dice: con derecho.</translation>
    </message>
    <message>
        <source>Whoever asks for this reference is told: not eligible.</source>
        <translation>A quien pregunte por esta referencia se le dice: sin derecho.</translation>
    </message>
    <message>
        <source>Whoever asks for this reference is told how it ended; who is eligible stays open.</source>
        <translation>A quien pregunte por esta referencia se le dice cómo terminó; no se decide si tiene derecho.</translation>
    </message>
    <message>
        <source>{time}, by {user}</source>
        <translation>{time}, por {user}</translation>
    </message>
    <message>
        <source>waiting: {days}</source>
        <translation>en espera: {days}</translation>
    </message>
    <message>
        <source>{decision}, {time}, by {user}</source>
        <translation>{decision}, {time}, por {user}</translation>
    </message>
    <message>
        <source>{decision} with revision {revision}, {time}, by {user}</source>
        <translation>{decision} con la revisión {revision}, {time}, por {user}</translation>
    </message>
    <message>
        <source>Revision {revision}, {time}, by {user}</source>
        <translation>Revisión {revision}, {time}, por {user}</translation>
    </message>
    <message>
        <source>Case {reference}: {decision}.</source>
        <translation>Caso {reference}: {decision}.</translation>
    </message>
    <message>
        <source>Load an addition on the roster page, then name it here.</source>
        <translation>Cargue una adición en la página de la lista y luego nómbrela aquí.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Llamadas</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Diario</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
</context>
<context>
    <name>AboutCard</name>
    <message>
        <source>Copy &amp;facts</source>
        <translation>Copiar &amp;datos</translation>
    </message>
    <message>
        <source>&amp;All keys</source>
        <translation>&amp;Todas las teclas</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>For whoever looks for a fault: versions, system and screens, and nothing about anybody.</source>
        <translation>Para quien busca una falla: versiones, sistema y pantallas, y nada sobre nadie.</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Vault format</source>
        <translation>Formato de bóveda</translation>
    </message>
</context>
<context>
    <name>ActiveCard</name>
    <message>
        <source>people</source>
        <translation>personas</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>etiquetas</translation>
    </message>
    <message>
        <source>Roster {number} is active</source>
        <translation>La lista {number} está activa</translation>
    </message>
    <message>
        <source>Its import was begun on {moment}.</source>
        <translation>Inicio de su importación: {moment}</translation>
    </message>
    <message>
        <source>No roster is active</source>
        <translation>No hay una lista activa</translation>
    </message>
    <message>
        <source>No check can be answered until one is.</source>
        <translation>Sin ella no se puede contestar ninguna consulta.</translation>
    </message>
</context>
<context>
    <name>AddingPart</name>
    <message>
        <source>&amp;User name</source>
        <translation>Nombre de &amp;usuario</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Agregar</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>The name stands in clear in the vault&apos;s files. A one-time password is drawn and shown once.</source>
        <translation>El nombre queda a la vista en los archivos de la bóveda. Se sortea una contraseña de un solo uso y se muestra una vez.</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>Una persona nueva</translation>
    </message>
    <message>
        <source>Op&amp;erator: takes calls</source>
        <translation>Op&amp;eración: atiende llamadas</translation>
    </message>
    <message>
        <source>Super&amp;visor: everything, rosters, people and exports too</source>
        <translation>Super&amp;visión: todo, también listas, personas y exportaciones</translation>
    </message>
</context>
<context>
    <name>AdditionPart</name>
    <message>
        <source>Signed additions since the decision</source>
        <translation>Adiciones firmadas desde la decisión</translation>
    </message>
    <message>
        <source>Mark as &amp;added</source>
        <translation>Marcar como a&amp;gregada</translation>
    </message>
    <message>
        <source>To the r&amp;oster</source>
        <translation>A la &amp;lista</translation>
    </message>
    <message>
        <source>Waits for a signed addition to the roster</source>
        <translation>Espera una adición firmada a la lista</translation>
    </message>
    <message>
        <source>With which one did the person come onto the roster?</source>
        <translation>¿Con cuál entró la persona a la lista?</translation>
    </message>
    <message>
        <source>None was signed since the decision. On the roster page, load a file with the person and choose to add.</source>
        <translation>Ninguna se firmó desde la decisión. En la página de la lista, cargue un archivo con la persona y elija agregar.</translation>
    </message>
    <message>
        <source>Looking for additions…</source>
        <translation>Buscando adiciones…</translation>
    </message>
</context>
<context>
    <name>AnswerBanner</name>
    <message>
        <source>“{sentence}”</source>
        <translation>“{sentence}”</translation>
    </message>
    <message>
        <source>Changed: check again</source>
        <translation>Hubo cambios: consulte otra vez</translation>
    </message>
</context>
<context>
    <name>AppearanceCard</name>
    <message>
        <source>&amp;Blue YES</source>
        <translation>SÍ a&amp;zul</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Como el escritorio</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>&amp;Colors</source>
        <translation>&amp;Colores</translation>
    </message>
    <message>
        <source>Dark letters on light ground, or light ones on dark ground.</source>
        <translation>Letras oscuras sobre fondo claro, o claras sobre fondo oscuro.</translation>
    </message>
    <message>
        <source>Letters and all around them; {larger} and {smaller} do the same on every page.</source>
        <translation>Las letras y todo lo que las rodea; {larger} y {smaller} hacen lo mismo en cada página.</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>Ta&amp;maño</translation>
    </message>
    <message>
        <source>YES is blue, which some eyes tell from a red NO more easily than green.</source>
        <translation>El SÍ es azul, que algunos ojos distinguen de un NO rojo mejor que el verde.</translation>
    </message>
    <message>
        <source>Language of the &amp;screen</source>
        <translation>&amp;Idioma de la pantalla</translation>
    </message>
    <message>
        <source>Of every text but the scripts; in mid-call it changes at the next sign-in.</source>
        <translation>De todos los textos menos los guiones; en plena llamada cambia al iniciar la próxima sesión.</translation>
    </message>
    <message>
        <source>Every call begins with its script in this language; {key} turns it during a call.</source>
        <translation>Cada llamada empieza con su guion en este idioma; {key} lo cambia durante la llamada.</translation>
    </message>
    <message>
        <source>Language of scri&amp;pts</source>
        <translation>Idioma de los &amp;guiones</translation>
    </message>
</context>
<context>
    <name>BackupsSection</name>
    <message>
        <source>&amp;Back up now to…</source>
        <translation>&amp;Hacer una copia en…</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>Choose a &amp;folder…</source>
        <translation>Elegir una ca&amp;rpeta…</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>G&amp;uardar</translation>
    </message>
    <message>
        <source>Make none by itse&amp;lf</source>
        <translation>Sin copias au&amp;tomáticas</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Up to entry</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>The last backups, newest first</source>
        <translation>Las últimas copias, la más reciente primero</translation>
    </message>
    <message>
        <source>No folder is chosen.</source>
        <translation>No hay ninguna carpeta elegida.</translation>
    </message>
    <message>
        <source>The backup is written and was read back: {file}, {size}.</source>
        <translation>La copia de seguridad está escrita y se leyó de nuevo: {file}, {size}.</translation>
    </message>
    <message>
        <source>The backup was stopped, and nothing is left of it.</source>
        <translation>La copia se detuvo y no queda nada de ella.</translation>
    </message>
    <message>
        <source>The last backup outside the vault&apos;s folder: {moment}.</source>
        <translation>La última copia fuera de la carpeta de la bóveda: {moment}.</translation>
    </message>
    <message>
        <source>No backup was made outside the vault&apos;s folder yet.</source>
        <translation>Aún no se ha hecho ninguna copia fuera de la carpeta de la bóveda.</translation>
    </message>
    <message>
        <source>Calls of before today are in none.</source>
        <translation>Hay llamadas de días anteriores que no están en ninguna.</translation>
    </message>
    <message>
        <source>No backup is made by itself.</source>
        <translation>No se hace ninguna copia automática.</translation>
    </message>
    <message>
        <source>A backup is made each day at {time}, and {kept} are kept, in {folder}.</source>
        <translation>Se hace una copia cada día a las {time} y se conservan {kept}, en {folder}.</translation>
    </message>
    <message>
        <source>A backup is made every {hours} h, and {kept} are kept, in {folder}.</source>
        <translation>Se hace una copia cada {hours} h y se conservan {kept}, en {folder}.</translation>
    </message>
    <message>
        <source>A backup now</source>
        <translation>Una copia ahora</translation>
    </message>
    <message>
        <source>One encrypted file with the whole vault and the key file of now. Calls go on meanwhile. It opens with the passwords of now and with the recovery code: keep it on another disk.</source>
        <translation>Un solo archivo cifrado con toda la bóveda y el archivo de claves actual. Las llamadas siguen mientras tanto. Se abre con las contraseñas actuales y con el código de recuperación: guárdelo en otro disco.</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Cuánto lleva</translation>
    </message>
    <message>
        <source>A backup is put back from a shell, with nobody signed in: callcenter restore BACKUP VAULT</source>
        <translation>Una copia se restaura desde una consola, sin nadie en sesión: callcenter restore BACKUP VAULT</translation>
    </message>
    <message>
        <source>The last backups</source>
        <translation>Las últimas copias</translation>
    </message>
    <message>
        <source>By itself, while somebody is signed in</source>
        <translation>Automáticas, mientras haya alguien en sesión</translation>
    </message>
    <message>
        <source>Each day at</source>
        <translation>Cada día a las</translation>
    </message>
    <message>
        <source>Every so many hours</source>
        <translation>Cada tantas horas</translation>
    </message>
    <message>
        <source>Ho&amp;w often</source>
        <translation>Fr&amp;ecuencia</translation>
    </message>
    <message>
        <source>&amp;Time or hours</source>
        <translation>Hor&amp;a u horas</translation>
    </message>
    <message>
        <source>&amp;Keep so many</source>
        <translation>C&amp;onservar</translation>
    </message>
    <message>
        <source>A folder for the backup, on another disk</source>
        <translation>Una carpeta para la copia, en otro disco</translation>
    </message>
    <message>
        <source>A folder for backups, on another disk</source>
        <translation>Una carpeta para las copias, en otro disco</translation>
    </message>
</context>
<context>
    <name>BringBackPart</name>
    <message>
        <source>Your password</source>
        <translation>Su contraseña</translation>
    </message>
    <message>
        <source>Make active</source>
        <translation>Activar</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Every row is being checked…</source>
        <translation>Se revisa cada fila…</translation>
    </message>
    <message>
        <source>Make roster {number} active again</source>
        <translation>Volver a activar la lista {number}</translation>
    </message>
    <message>
        <source>{after} instead of {now}. The roster of now is kept and can be brought back as well.</source>
        <translation>{after} en lugar de {now}. La lista de ahora se conserva y también se puede recuperar.</translation>
    </message>
</context>
<context>
    <name>CallCard</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Show the &amp;note</source>
        <translation>Ver la &amp;nota</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>sellada</translation>
    </message>
    <message>
        <source>none was written</source>
        <translation>no se escribió ninguna</translation>
    </message>
    <message>
        <source>{time}, took {length}</source>
        <translation>{time}, duró {length}</translation>
    </message>
    <message>
        <source>version {number}</source>
        <translation>versión {number}</translation>
    </message>
    <message>
        <source>Checks of this call</source>
        <translation>Consultas de esta llamada</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operador</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Wrap-up</source>
        <translation>Cierre</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Review case</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
</context>
<context>
    <name>CallListPage</name>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filtro</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Actualizar</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportar…</translation>
    </message>
    <message>
        <source>No call fits this filter.</source>
        <translation>Ninguna llamada coincide con este filtro.</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Totales</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Contando…</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Llamadas</translation>
    </message>
    <message>
        <source>Calls, newest first</source>
        <translation>Llamadas, primero las más recientes</translation>
    </message>
    <message>
        <source>No call was taken yet.</source>
        <translation>Todavía no se atendió ninguna llamada.</translation>
    </message>
</context>
<context>
    <name>CallTable</name>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operador</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Wrap-up</source>
        <translation>Cierre</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Consultas</translation>
    </message>
</context>
<context>
    <name>Care</name>
    <message>
        <source>The vault&apos;s database has damaged pages, so no check is answered. Put back the newest backup, and have the disk checked.</source>
        <translation>La base de datos de la bóveda tiene páginas dañadas, así que no se responde ninguna consulta. Reponga la copia de seguridad más reciente y haga revisar el disco.</translation>
    </message>
</context>
<context>
    <name>CaseCard</name>
    <message>
        <source>Decide a&amp;new</source>
        <translation>Decidir de &amp;nuevo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisión</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Llamada</translation>
    </message>
    <message>
        <source>not wrapped up</source>
        <translation>sin cierre</translation>
    </message>
    <message>
        <source>Checks of this call</source>
        <translation>Consultas de esta llamada</translation>
    </message>
</context>
<context>
    <name>CaseTable</name>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Antigüedad</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisión</translation>
    </message>
</context>
<context>
    <name>CaseView</name>
    <message>
        <source>List of review cases</source>
        <translation>Lista de casos de revisión</translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Actualizar</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Primero los más antiguos</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Primero los más nuevos</translation>
    </message>
    <message>
        <source>Review cases</source>
        <translation>Casos de revisión</translation>
    </message>
    <message>
        <source>Which cases</source>
        <translation>Qué casos</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Orden</translation>
    </message>
</context>
<context>
    <name>CheckingSection</name>
    <message>
        <source>Checking and locking</source>
        <translation>Consultas y bloqueo</translation>
    </message>
    <message>
        <source>Failed checks with the same names and birth date are counted, so that nobody tries digits out. A change counts from the next check on.</source>
        <translation>Se cuentan las consultas fallidas con los mismos nombres y fecha de nacimiento, para que nadie pruebe dígitos. Un cambio rige desde la siguiente consulta.</translation>
    </message>
    <message>
        <source>Failed checks in 24 hou&amp;rs</source>
        <translation>Consultas fallidas en 24 ho&amp;ras</translation>
    </message>
    <message>
        <source>After so many no check is answered until one is released.</source>
        <translation>Después de tantas no se responde ninguna consulta hasta que se libere.</translation>
    </message>
    <message>
        <source>Failed checks in 30 da&amp;ys</source>
        <translation>Co&amp;nsultas fallidas en 30 días</translation>
    </message>
    <message>
        <source>The same over a month.</source>
        <translation>Lo mismo en un mes.</translation>
    </message>
    <message>
        <source>Of these, with other di&amp;gits alone</source>
        <translation>De ellas, &amp;solo con otros dígitos</translation>
    </message>
    <message>
        <source>After so many of these in 24 hours, too.</source>
        <translation>También después de tantas de estas en 24 horas.</translation>
    </message>
    <message>
        <source>&amp;Advise a review case from</source>
        <translation>&amp;Aconsejar un caso de revisión desde</translation>
    </message>
    <message>
        <source>From this failed check on.</source>
        <translation>Desde esta consulta fallida.</translation>
    </message>
    <message>
        <source>Without a key or mouse in this program; the last minute is counted down.</source>
        <translation>Sin teclado ni ratón en este programa; el último minuto se cuenta hacia atrás.</translation>
    </message>
    <message>
        <source>&amp;Minutes until the lock</source>
        <translation>&amp;Minutos hasta el bloqueo</translation>
    </message>
    <message>
        <source>Which details are asked for and how they are compared stay as they are: the roster was hashed under them.</source>
        <translation>Qué datos se piden y cómo se comparan no cambia: la lista se cifró con ellos.</translation>
    </message>
</context>
<context>
    <name>ClosedDaysSection</name>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Agregar</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>Suggest &amp;federal holidays</source>
        <translation>Sugerir &amp;feriados federales</translation>
    </message>
    <message>
        <source>Add &amp;ticked ones</source>
        <translation>Agregar los &amp;marcados</translation>
    </message>
    <message>
        <source>Closed days</source>
        <translation>Días cerrados</translation>
    </message>
    <message>
        <source>On these days no check is answered, whatever the hours. Holidays stand on the days on which federal offices are closed for them; Inauguration Day is not among them.</source>
        <translation>Estos días no se responde ninguna consulta, sea cual sea el horario. Los feriados figuran en el día en que cierran las oficinas federales; el día de la investidura presidencial no está entre ellos.</translation>
    </message>
    <message>
        <source>Every federal holiday until the end of next year is a closed day already.</source>
        <translation>Todos los feriados federales hasta fines del próximo año ya son días cerrados.</translation>
    </message>
    <message>
        <source>&amp;Day, such as 11/27/2026</source>
        <translation>Fe&amp;cha, por ejemplo 11/27/2026</translation>
    </message>
    <message>
        <source>C&amp;losed on</source>
        <translation>Días con la &amp;línea cerrada</translation>
    </message>
    <message>
        <source>Federal holidays that are no closed days yet</source>
        <translation>Feriados federales que todavía no son días cerrados</translation>
    </message>
</context>
<context>
    <name>CodesSection</name>
    <message>
        <source>&amp;Codes, in the order of their numbers</source>
        <translation>&amp;Códigos, en el orden de sus números</translation>
    </message>
    <message>
        <source>Calls may have a n&amp;ote</source>
        <translation>Las llamadas pueden llevar una n&amp;ota</translation>
    </message>
    <message>
        <source>Wrap-up codes</source>
        <translation>Códigos de cierre</translation>
    </message>
    <message>
        <source>Operators end a call with one of them, by its number; Enter takes the likely one of the answer. Calls of before follow a code that is worded anew, and keep the words of one that goes.</source>
        <translation>Cada llamada se cierra con uno de ellos, por su número; Enter toma el que es probable según la respuesta. Las llamadas anteriores muestran el texto nuevo de un código que cambia y conservan el de uno que se quita.</translation>
    </message>
    <message>
        <source>No code is the likely one after {answer}: choose a code in the list and tick {answer}.</source>
        <translation>Ningún código es el probable después de {answer}: elija un código de la lista y marque {answer}.</translation>
    </message>
    <message>
        <source>This code has the words of another one: word it otherwise.</source>
        <translation>Este código tiene las palabras de otro: redáctelo de otro modo.</translation>
    </message>
    <message>
        <source>(no words yet)</source>
        <translation>(sin texto todavía)</translation>
    </message>
    <message>
        <source>{code}   likely for {answers}</source>
        <translation>{code}   probable con {answers}</translation>
    </message>
    <message>
        <source>In &amp;English</source>
        <translation>En &amp;inglés</translation>
    </message>
    <message>
        <source>In S&amp;panish</source>
        <translation>En &amp;español</translation>
    </message>
    <message>
        <source>The likely code after</source>
        <translation>Código probable después de</translation>
    </message>
    <message>
        <source>Sealed to supervisors; one that holds a number or a date of a caller is not saved.</source>
        <translation>Sellada para supervisión; no se guarda si contiene un número o una fecha de quien llama.</translation>
    </message>
</context>
<context>
    <name>ColumnsPanel</name>
    <message>
        <source>Put lost &amp;zeros back before Social Security numbers</source>
        <translation>Reponer los &amp;ceros perdidos del número de Seguro Social</translation>
    </message>
    <message>
        <source>The kept choices “{name}” fit this file and were applied.</source>
        <translation>Las opciones guardadas “{name}” sirven para este archivo y se aplicaron.</translation>
    </message>
    <message>
        <source>What are the columns of the file?</source>
        <translation>¿Qué son las columnas del archivo?</translation>
    </message>
    <message>
        <source>last name {last}, first name {first}</source>
        <translation>apellido {last}, nombre {first}</translation>
    </message>
    <message>
        <source>{name}: cannot be split so</source>
        <translation>{name}: no se puede separar así</translation>
    </message>
    <message>
        <source>Whole &amp;names are written</source>
        <translation>Los &amp;nombres completos están escritos</translation>
    </message>
</context>
<context>
    <name>CountdownBar</name>
    <message>
        <source>Locks in {seconds} s</source>
        <translation>Se bloquea en {seconds} s</translation>
    </message>
    <message>
        <source>Any key and any move of the mouse keeps it open. Nothing that was typed is lost.</source>
        <translation>Cualquier tecla o movimiento del ratón lo evita. No se pierde nada de lo escrito.</translation>
    </message>
</context>
<context>
    <name>CountedPanel</name>
    <message>
        <source>rows</source>
        <translation>filas</translation>
    </message>
    <message>
        <source>people</source>
        <translation>personas</translation>
    </message>
    <message>
        <source>tags to compute</source>
        <translation>etiquetas por calcular</translation>
    </message>
    <message>
        <source>duplicates</source>
        <translation>duplicadas</translation>
    </message>
    <message>
        <source>rows not loaded</source>
        <translation>filas no cargadas</translation>
    </message>
    <message>
        <source>of them fill no rule</source>
        <translation>de ellas, sin datos suficientes</translation>
    </message>
    <message>
        <source>Put the &amp;zeros back and count again</source>
        <translation>Reponer los &amp;ceros y contar otra vez</translation>
    </message>
    <message>
        <source>How often each thing is wrong</source>
        <translation>Cuántas veces ocurre cada problema</translation>
    </message>
    <message>
        <source>What is wrong, row by row</source>
        <translation>Qué está mal, fila por fila</translation>
    </message>
    <message>
        <source>&amp;Save the problem list…</source>
        <translation>&amp;Guardar la lista de problemas…</translation>
    </message>
    <message>
        <source>{rows} may have lost zeros at the front of the Social Security number to a spreadsheet.</source>
        <translation>Una hoja de cálculo pudo quitar ceros al inicio del número de Seguro Social: {rows}.</translation>
    </message>
    <message>
        <source>No row can be loaded.</source>
        <translation>No se puede cargar ninguna fila.</translation>
    </message>
    <message>
        <source>{people} would be on the new roster; {before} are on the active one.</source>
        <translation>La lista nueva tendría {people}; la activa tiene {before}.</translation>
    </message>
    <message>
        <source>Up to {people} would come to the {before} of the active roster; who is on it already shows only when rows are hashed.</source>
        <translation>A la lista activa, con {before}, se sumarían hasta {people}; quién ya está en ella se ve solo al codificar las filas.</translation>
    </message>
    <message>
        <source>Up to {people} would leave the {before} of the active roster; who is found on it shows only when rows are hashed.</source>
        <translation>De la lista activa, con {before}, saldrían hasta {people}; quién está en ella se ve solo al codificar las filas.</translation>
    </message>
    <message>
        <source>You can go on with what can be read, or mend the file first and choose it again.</source>
        <translation>Puede seguir con lo que se puede leer, o corregir antes el archivo y elegirlo otra vez.</translation>
    </message>
    <message>
        <source>Nothing is wrong with the file.</source>
        <translation>El archivo no tiene ningún problema.</translation>
    </message>
</context>
<context>
    <name>DashboardPage</name>
    <message>
        <source>&amp;Previous day</source>
        <translation>&amp;Día anterior</translation>
    </message>
    <message>
        <source>&amp;Next day</source>
        <translation>Día &amp;siguiente</translation>
    </message>
    <message>
        <source>&amp;Today</source>
        <translation>&amp;Hoy</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>&amp;Actualizar</translation>
    </message>
    <message>
        <source>Save &amp;report…</source>
        <translation>&amp;Guardar informe…</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>llamadas</translation>
    </message>
    <message>
        <source>not wrapped up</source>
        <translation>sin cierre</translation>
    </message>
    <message>
        <source>open now</source>
        <translation>abiertas ahora</translation>
    </message>
    <message>
        <source>average call</source>
        <translation>promedio por llamada</translation>
    </message>
    <message>
        <source>average wrap-up</source>
        <translation>promedio de cierre</translation>
    </message>
    <message>
        <source>Call {reference} is released: its details may be checked again.</source>
        <translation>La llamada {reference} quedó liberada: sus datos se pueden consultar otra vez.</translation>
    </message>
    <message>
        <source>The report was written to {file}.</source>
        <translation>El informe se escribió en {file}.</translation>
    </message>
    <message>
        <source>{date}, today</source>
        <translation>{date}, hoy</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Contando…</translation>
    </message>
    <message>
        <source>Not counted anew: {reason}</source>
        <translation>No se volvió a contar: {reason}</translation>
    </message>
    <message>
        <source>Whoever asks about this caller&apos;s details can then try {number} more failed checks. Release it when you know that the caller is genuine. The release is written in the journal.</source>
        <translation>Después se podrán hacer {number} consultas fallidas más con los datos de esta persona. Libere la llamada cuando sepa que la persona es quien dice ser. La liberación queda escrita en el diario.</translation>
    </message>
    <message>
        <source>Release call {reference}?</source>
        <translation>¿Liberar la llamada {reference}?</translation>
    </message>
    <message>
        <source>Release it</source>
        <translation>Liberarla</translation>
    </message>
    <message>
        <source>Keep it throttled</source>
        <translation>Dejarla frenada</translation>
    </message>
    <message>
        <source>Where to write the report</source>
        <translation>Dónde escribir el informe</translation>
    </message>
</context>
<context>
    <name>DateBox</name>
    <message>
        <source>Format of the birth dates, with YYYY, MM and DD</source>
        <translation>Formato de las fechas de nacimiento, con YYYY, MM y DD</translation>
    </message>
    <message>
        <source>Birth &amp;dates are written</source>
        <translation>Las &amp;fechas de nacimiento están escritas</translation>
    </message>
    <message>
        <source>Another way, typed below</source>
        <translation>De otra manera, escrita abajo</translation>
    </message>
    <message>
        <source>Choose how they are written</source>
        <translation>Elija cómo están escritas</translation>
    </message>
    <message>
        <source>As found: {format}</source>
        <translation>Según el archivo: {format}</translation>
    </message>
    <message>
        <source>As the whole column shows</source>
        <translation>Como muestra toda la columna</translation>
    </message>
</context>
<context>
    <name>DayTable</name>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Wrap-up</source>
        <translation>Cierre</translation>
    </message>
</context>
<context>
    <name>DecisionPart</name>
    <message>
        <source>Decision after seeing the paper proof</source>
        <translation>Decisión después de ver la prueba en papel</translation>
    </message>
    <message>
        <source>Note, if needed</source>
        <translation>Nota, si hace falta</translation>
    </message>
    <message>
        <source>&amp;Decide</source>
        <translation>&amp;Decidir</translation>
    </message>
</context>
<context>
    <name>DetailBoxes</name>
    <message>
        <source>Last name</source>
        <translation>Apellido</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Fecha de nacimiento</translation>
    </message>
    <message>
        <source>Last 4 of Social Security number</source>
        <translation>Últimos 4 del Seguro Social</translation>
    </message>
    <message>
        <source>Social Security number</source>
        <translation>el número de Seguro Social</translation>
    </message>
</context>
<context>
    <name>DetailField</name>
    <message>
        <source>To mend: see below</source>
        <translation>Por corregir: vea abajo</translation>
    </message>
</context>
<context>
    <name>EditingSection</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>Not saved yet: {parts}</source>
        <translation>Todavía sin guardar: {parts}</translation>
    </message>
    <message>
        <source>Changed, and not saved yet.</source>
        <translation>Cambiado, todavía sin guardar.</translation>
    </message>
</context>
<context>
    <name>EndingSection</name>
    <message>
        <source>Choose a &amp;file…</source>
        <translation>Elegir un arc&amp;hivo…</translation>
    </message>
    <message>
        <source>&amp;End the program</source>
        <translation>&amp;Dar fin al programa</translation>
    </message>
    <message>
        <source>No file is chosen.</source>
        <translation>No hay ningún archivo elegido.</translation>
    </message>
    <message>
        <source>Choose where the signed statement goes first.</source>
        <translation>Elija primero dónde va la declaración firmada.</translation>
    </message>
    <message>
        <source>Type the name of the second supervisor, or recovery for the recovery code.</source>
        <translation>Escriba el nombre del segundo supervisor, o recovery para el código de recuperación.</translation>
    </message>
    <message>
        <source>Both passwords are needed.</source>
        <translation>Se necesitan las dos contraseñas.</translation>
    </message>
    <message>
        <source>Type the name of the vault&apos;s folder: {name}</source>
        <translation>Escriba el nombre de la carpeta de la bóveda: {name}</translation>
    </message>
    <message>
        <source>End of the program</source>
        <translation>Fin del programa</translation>
    </message>
    <message>
        <source>When the program is over, its vault is destroyed: first its keys, so that nobody opens it any more, then the database and the backups in its folder. Export what must be kept before. This cannot be taken back.</source>
        <translation>Cuando el programa termina, se destruye su bóveda: primero sus claves, para que nadie vuelva a abrirla; después la base de datos y las copias de su carpeta. Exporte antes lo que deba conservarse. Esto no se puede deshacer.</translation>
    </message>
    <message>
        <source>What remains, and is yours to destroy</source>
        <translation>Lo que queda, y le toca destruir a usted</translation>
    </message>
    <message>
        <source>A signed statement of the end, without anybody&apos;s data, goes to a file outside the vault:</source>
        <translation>Una declaración firmada del fin, sin datos de nadie, va a un archivo fuera de la bóveda:</translation>
    </message>
    <message>
        <source>&amp;Your password, {user}</source>
        <translation>S&amp;u contraseña, {user}</translation>
    </message>
    <message>
        <source>The second one&apos;s &amp;password, or the recovery code</source>
        <translation>Cont&amp;raseña de la segunda persona, o el código de recuperación</translation>
    </message>
    <message>
        <source>Vault&apos;s folder, &amp;typed: {name}</source>
        <translation>Escriba la carpe&amp;ta de la bóveda: {name}</translation>
    </message>
    <message>
        <source>Second &amp;supervisor, or recovery</source>
        <translation>Segund&amp;o supervisor, o recovery</translation>
    </message>
    <message>
        <source>Where the statement of the end goes</source>
        <translation>Dónde va la declaración del fin</translation>
    </message>
</context>
<context>
    <name>EnrollmentSection</name>
    <message>
        <source>How to enroll</source>
        <translation>Cómo inscribirse</translation>
    </message>
    <message>
        <source>Said after a YES. Past the last day nobody is told to enroll any more.</source>
        <translation>Se dice después de un SÍ. Pasado el último día ya no se invita a nadie a inscribirse.</translation>
    </message>
    <message>
        <source>with the code below, which the operator gives</source>
        <translation>con el código de abajo, que da quien atiende</translation>
    </message>
    <message>
        <source>with the code in the person&apos;s letter</source>
        <translation>con el código que está en la carta de la persona</translation>
    </message>
    <message>
        <source>without a code</source>
        <translation>sin código</translation>
    </message>
    <message>
        <source>Month first, such as 2/9/2027; empty where there is none.</source>
        <translation>Primero el mes, por ejemplo 2/9/2027; vacío si no lo hay.</translation>
    </message>
    <message>
        <source>&amp;Web address</source>
        <translation>Dirección &amp;web</translation>
    </message>
    <message>
        <source>P&amp;hone number for enrolling</source>
        <translation>&amp;Teléfono para inscribirse</translation>
    </message>
    <message>
        <source>Enrolling goes</source>
        <translation>La inscripción se hace</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>&amp;Código</translation>
    </message>
    <message>
        <source>Last &amp;day</source>
        <translation>Ú&amp;ltimo día</translation>
    </message>
</context>
<context>
    <name>Entrance</name>
    <message>
        <source>The recovery code is shown only now. Type two groups of it first, to be sure of the paper.</source>
        <translation>El código de recuperación se muestra solo ahora. Escriba primero dos de sus grupos, para asegurarse del papel.</translation>
    </message>
    <message>
        <source>The vault is made. Sign in as its supervisor.</source>
        <translation>La bóveda está lista. Inicie sesión con el usuario de supervisión.</translation>
    </message>
</context>
<context>
    <name>EntriesSection</name>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Actualizar</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Asiento</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Qué se hizo</translation>
    </message>
    <message>
        <source>Entries, newest first</source>
        <translation>Asientos, los más recientes primero</translation>
    </message>
    <message>
        <source>There is no entry of this kind.</source>
        <translation>No hay asientos de este tipo.</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Asientos</translation>
    </message>
    <message>
        <source>What was done in this vault, and by whom. Nothing that a caller said is in the journal.</source>
        <translation>Qué se hizo en esta bóveda y quién lo hizo. Nada de lo que dijo quien llamó está en el diario.</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>M&amp;ostrar</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
</context>
<context>
    <name>ExportFormPart</name>
    <message>
        <source>Notes are sealed in the vault. In the file everybody can read them, and the journal tells that you opened them.</source>
        <translation>Las notas están selladas en la bóveda. En el archivo todos pueden leerlas, y el diario dice que usted las abrió.</translation>
    </message>
    <message>
        <source>Choose a &amp;place and export…</source>
        <translation>Elegir lu&amp;gar y exportar…</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>The calls that the list&apos;s filter lets through are written.</source>
        <translation>Se escriben las llamadas que el filtro de la lista deja pasar.</translation>
    </message>
    <message>
        <source>Every call of the log is written.</source>
        <translation>Se escriben todas las llamadas del registro.</translation>
    </message>
    <message>
        <source>{some} of {all}</source>
        <translation>{some} de {all}</translation>
    </message>
    <message>
        <source>Columns: {count}</source>
        <translation>Columnas: {count}</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Formato</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>Co&amp;lumnas</translation>
    </message>
    <message>
        <source>Pass&amp;word of the workbook</source>
        <translation>C&amp;ontraseña del libro</translation>
    </message>
    <message>
        <source>The same password a&amp;gain</source>
        <translation>La misma contraseña otra ve&amp;z</translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message>
        <source>Export calls</source>
        <translation>Exportar llamadas</translation>
    </message>
    <message>
        <source>Where to write the calls</source>
        <translation>Dónde guardar las llamadas</translation>
    </message>
    <message>
        <source>{calls} were written to {file}. The signed sidecar lies beside it: keep the two together. Key {fingerprint}</source>
        <translation>Se exportó a {file}: {calls}. A su lado está el archivo de firma: guarde los dos juntos. Clave {fingerprint}</translation>
    </message>
</context>
<context>
    <name>FilePanel</name>
    <message>
        <source>Choose the &amp;file…</source>
        <translation>Elegir el archi&amp;vo…</translation>
    </message>
    <message>
        <source>What is to be done with the file?</source>
        <translation>¿Qué se hace con el archivo?</translation>
    </message>
    <message>
        <source>Which file?</source>
        <translation>¿Qué archivo?</translation>
    </message>
    <message>
        <source>CSV text, the same packed with gzip, or an Excel workbook (.xlsx), with a first line that names its columns. Nothing is stored before you begin the import in step 5; the active roster answers until you switch over in step 7.</source>
        <translation>Texto CSV, también comprimido con gzip, o un libro de Excel (.xlsx), con una primera línea que nombre sus columnas. Nada se guarda antes de empezar la importación en el paso 5; la lista activa responde hasta que usted active la nueva en el paso 7.</translation>
    </message>
    <message>
        <source>No file is chosen yet.</source>
        <translation>Todavía no hay un archivo elegido.</translation>
    </message>
    <message>
        <source>being looked at…</source>
        <translation>se está examinando…</translation>
    </message>
</context>
<context>
    <name>FilePassword</name>
    <message>
        <source>Password of the workbook</source>
        <translation>Contraseña del libro</translation>
    </message>
    <message>
        <source>&amp;Open it</source>
        <translation>A&amp;brirlo</translation>
    </message>
    <message>
        <source>Pass&amp;word of the workbook</source>
        <translation>C&amp;ontraseña del libro</translation>
    </message>
    <message>
        <source>It is kept in memory alone, and only until the file was read.</source>
        <translation>Se conserva solo en memoria, y solo hasta que se lea el archivo.</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Sho&amp;w</source>
        <translation>&amp;Mostrar</translation>
    </message>
    <message>
        <source>E&amp;very call</source>
        <translation>&amp;Todas las llamadas</translation>
    </message>
    <message>
        <source>&amp;Keep filter…</source>
        <translation>&amp;Guardar filtro…</translation>
    </message>
    <message>
        <source>Re&amp;move filter</source>
        <translation>&amp;Quitar filtro</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Cualquiera</translation>
    </message>
    <message>
        <source>Open hours</source>
        <translation>En horario</translation>
    </message>
    <message>
        <source>After hours</source>
        <translation>Fuera de horario</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Días</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operador</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Wrap-up</source>
        <translation>Cierre</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Kept filters</source>
        <translation>Filtros guardados</translation>
    </message>
    <message>
        <source>Name of this filter</source>
        <translation>Nombre de este filtro</translation>
    </message>
</context>
<context>
    <name>HeadsSection</name>
    <message>
        <source>&amp;Write it to a file…</source>
        <translation>&amp;Guardarla en un archivo…</translation>
    </message>
    <message>
        <source>Choose a &amp;folder…</source>
        <translation>Elegir una ca&amp;rpeta…</translation>
    </message>
    <message>
        <source>&amp;Stop writing</source>
        <translation>&amp;Dejar de guardar</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Asiento</translation>
    </message>
    <message>
        <source>Code begins with</source>
        <translation>El código empieza por</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
    <message>
        <source>Heads, newest first</source>
        <translation>Cabeceras, las más recientes primero</translation>
    </message>
    <message>
        <source>Now: entry {entry}, code {code}</source>
        <translation>Ahora: asiento {entry}, código {code}</translation>
    </message>
    <message>
        <source>A head is written each hour to {folder} while somebody is signed in.</source>
        <translation>Cada hora se guarda una cabecera en {folder} mientras alguien tenga la sesión abierta.</translation>
    </message>
    <message>
        <source>No head is written by itself.</source>
        <translation>Ninguna cabecera se guarda por sí sola.</translation>
    </message>
    <message>
        <source>The head of entry {entry} was written. Give the file to somebody who does not work here.</source>
        <translation>Se guardó la cabecera del asiento {entry}. Dé el archivo a alguien que no trabaje aquí.</translation>
    </message>
    <message>
        <source>From now on a head is written each hour to {folder}; the first one is there.</source>
        <translation>Desde ahora se guarda una cabecera cada hora en {folder}; la primera ya está ahí.</translation>
    </message>
    <message>
        <source>No head is written by itself any more.</source>
        <translation>Ya no se guarda ninguna cabecera por sí sola.</translation>
    </message>
    <message>
        <source>Heads kept elsewhere</source>
        <translation>Cabeceras guardadas en otra parte</translation>
    </message>
    <message>
        <source>A head is the number and code of the last entry. Kept by somebody else, it shows later whether anything before it was changed, and whether an old folder was put back. It tells nothing of what the entries say.</source>
        <translation>Una cabecera es el número y el código del último asiento. Guardada por otra persona, muestra después si se cambió algo anterior y si se repuso una carpeta vieja. No dice nada de lo que cuentan los asientos.</translation>
    </message>
    <message>
        <source>Heads that left the program</source>
        <translation>Cabeceras que salieron del programa</translation>
    </message>
    <message>
        <source>Write the head to a file</source>
        <translation>Guardar la cabecera en un archivo</translation>
    </message>
    <message>
        <source>A folder for a head each hour</source>
        <translation>Una carpeta para una cabecera cada hora</translation>
    </message>
</context>
<context>
    <name>HelpButton</name>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Page of the help</source>
        <translation>Página de la ayuda</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Close the help</source>
        <translation>Cerrar la ayuda</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Find in the help</source>
        <translation>Buscar en la ayuda</translation>
    </message>
    <message>
        <source>Where it was found</source>
        <translation>Dónde se encontró</translation>
    </message>
    <message>
        <source>Nothing was found. Try another word.</source>
        <translation>No se encontró nada. Pruebe con otra palabra.</translation>
    </message>
</context>
<context>
    <name>HelpText</name>
    <message>
        <source>Help: {title}</source>
        <translation>Ayuda: {title}</translation>
    </message>
</context>
<context>
    <name>HoursPanel</name>
    <message>
        <source>Open {hours}</source>
        <translation>Abierta {hours}</translation>
    </message>
    <message>
        <source>The program&apos;s own are filled in. Outside these hours no check is answered.</source>
        <translation>Está puesto lo del programa. Fuera de este horario no se contesta ninguna consulta.</translation>
    </message>
    <message>
        <source>A training line is always open: these hours are said, and not kept to.</source>
        <translation>Una línea de práctica está siempre abierta: este horario se dice, pero no rige.</translation>
    </message>
    <message>
        <source>P&amp;hone number that callers dial</source>
        <translation>&amp;Teléfono que marca quien llama</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Días</translation>
    </message>
    <message>
        <source>Op&amp;ens at</source>
        <translation>&amp;Abre a las</translation>
    </message>
    <message>
        <source>&amp;Closes at</source>
        <translation>&amp;Cierra a las</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>&amp;Zona horaria</translation>
    </message>
</context>
<context>
    <name>InterruptedPanel</name>
    <message>
        <source>The import stands still</source>
        <translation>La importación está detenida</translation>
    </message>
    <message>
        <source>How far the import came</source>
        <translation>Hasta dónde llegó la importación</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Seguir</translation>
    </message>
    <message>
        <source>Go on with the same &amp;file…</source>
        <translation>Seguir con el mismo archi&amp;vo…</translation>
    </message>
    <message>
        <source>Give it &amp;up…</source>
        <translation>&amp;Descartarla…</translation>
    </message>
    <message>
        <source>&amp;Go on with {file}</source>
        <translation>&amp;Seguir con {file}</translation>
    </message>
    <message>
        <source>Choose the &amp;file again…</source>
        <translation>Elegir otra vez el archi&amp;vo…</translation>
    </message>
    <message>
        <source>{done} of {total} are hashed and kept as roster {number}. With the same file the rest follows; another file is refused.</source>
        <translation>{done} de {total} ya se codificaron y se conservan como lista {number}. Con el mismo archivo sigue el resto; otro archivo no se acepta.</translation>
    </message>
    <message>
        <source>An addition: {done} of {total} are hashed and kept as roster {number}. With the same file the rest follows; another file is refused.</source>
        <translation>Una adición: {done} de {total} ya se codificaron y se conservan como lista {number}. Con el mismo archivo sigue el resto; otro archivo no se acepta.</translation>
    </message>
    <message>
        <source>A removal: {done} of {total} are hashed and noted in roster {number}. With the same file the rest follows; another file is refused.</source>
        <translation>Una baja: {done} de {total} ya se codificaron y se anotaron en la lista {number}. Con el mismo archivo sigue el resto; otro archivo no se acepta.</translation>
    </message>
</context>
<context>
    <name>IntervalsCard</name>
    <message>
        <source>Calls by interval</source>
        <translation>Llamadas por intervalo</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Llamadas</translation>
    </message>
    <message>
        <source>{number} minutes</source>
        <translation>{number} minutos</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 hora</translation>
    </message>
    <message>
        <source>Days, the last 7</source>
        <translation>Días, los últimos 7</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Wrap-up codes</source>
        <translation>Códigos de cierre</translation>
    </message>
    <message>
        <source>&amp;Interval</source>
        <translation>&amp;Intervalo</translation>
    </message>
    <message>
        <source>&amp;Count</source>
        <translation>&amp;Contar</translation>
    </message>
    <message>
        <source>Calls by interval as bars; the table beneath has the same numbers</source>
        <translation>Llamadas por intervalo, en barras; la tabla de abajo tiene los mismos números</translation>
    </message>
</context>
<context>
    <name>ItemList</name>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Agregar</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>&amp;Move up</source>
        <translation>S&amp;ubir</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>&amp;Bajar</translation>
    </message>
</context>
<context>
    <name>KeyBar</name>
    <message>
        <source>Check</source>
        <translation>Consultar</translation>
    </message>
    <message>
        <source>Review case</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Wrap up</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Next call</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Spell</source>
        <translation>Deletrear</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>My day</source>
        <translation>Mi día</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>On this page</source>
        <translation>En esta página</translation>
    </message>
    <message>
        <source>From page to page</source>
        <translation>De página en página</translation>
    </message>
    <message>
        <source>In the whole program</source>
        <translation>En todo el programa</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Todas las teclas</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Close the list of keys</source>
        <translation>Cerrar la lista de teclas</translation>
    </message>
</context>
<context>
    <name>LanguageButton</name>
    <message>
        <source>Turns the screen to this language</source>
        <translation>Cambia la pantalla a este idioma</translation>
    </message>
</context>
<context>
    <name>LineCard</name>
    <message>
        <source>&amp;Open</source>
        <translation>A&amp;brir</translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>Phone line</source>
        <translation>Línea telefónica</translation>
    </message>
    <message>
        <source>The line of a training vault is always open.</source>
        <translation>La línea de una bóveda de práctica está siempre abierta.</translation>
    </message>
    <message>
        <source>Open until {time}, beyond its hours.</source>
        <translation>Abierta hasta las {time}, fuera de su horario.</translation>
    </message>
    <message>
        <source>Open in its hours alone.</source>
        <translation>Abierta solo en su horario.</translation>
    </message>
    <message>
        <source>Calls are answered from now until this time of today, such as 9:30 PM. Everybody&apos;s line follows at once, and it is journaled.</source>
        <translation>Se atienden llamadas desde ahora hasta esta hora de hoy, por ejemplo 9:30 PM. La línea de todos cambia al instante y queda en el diario.</translation>
    </message>
    <message>
        <source>Open &amp;until</source>
        <translation>Abierta &amp;hasta</translation>
    </message>
    <message>
        <source>Type a time of day, such as 9:30 PM or 21:30.</source>
        <translation>Escriba una hora, por ejemplo 9:30 PM o 21:30.</translation>
    </message>
</context>
<context>
    <name>LineSection</name>
    <message>
        <source>Phone line</source>
        <translation>Línea telefónica</translation>
    </message>
    <message>
        <source>Outside these hours no check is answered. A change counts at once.</source>
        <translation>Fuera de este horario no se responde ninguna consulta. Un cambio rige de inmediato.</translation>
    </message>
    <message>
        <source>Type a time of day, such as 9:30 PM or 21:30.</source>
        <translation>Escriba una hora, por ejemplo 9:30 PM o 21:30.</translation>
    </message>
    <message>
        <source>Open {hours}</source>
        <translation>Abierta {hours}</translation>
    </message>
    <message>
        <source>P&amp;hone number that callers dial</source>
        <translation>&amp;Teléfono que marca quien llama</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Días</translation>
    </message>
    <message>
        <source>Op&amp;ens at</source>
        <translation>&amp;Abre a las</translation>
    </message>
    <message>
        <source>&amp;Closes at</source>
        <translation>&amp;Cierra a las</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>&amp;Zona horaria</translation>
    </message>
    <message>
        <source>A call that began in open hours may go on for so many minutes after they end.</source>
        <translation>Una llamada que empezó dentro del horario puede seguir tantos minutos después de que termine.</translation>
    </message>
    <message>
        <source>&amp;Grace in minutes</source>
        <translation>&amp;Margen en minutos</translation>
    </message>
</context>
<context>
    <name>LoadCard</name>
    <message>
        <source>&amp;Show the import</source>
        <translation>&amp;Ver la importación</translation>
    </message>
    <message>
        <source>&amp;Load a roster…</source>
        <translation>&amp;Cargar una lista…</translation>
    </message>
    <message>
        <source>An import is under way</source>
        <translation>Hay una importación en curso</translation>
    </message>
    <message>
        <source>An import is complete</source>
        <translation>Una importación está completa</translation>
    </message>
    <message>
        <source>An import was interrupted</source>
        <translation>Una importación se interrumpió</translation>
    </message>
    <message>
        <source>Load a roster, or change it by file</source>
        <translation>Cargar una lista o cambiarla por archivo</translation>
    </message>
    <message>
        <source>{done} of {total} are hashed. Calls go on meanwhile.</source>
        <translation>{done} de {total} ya se codificaron. Mientras tanto se atienden llamadas.</translation>
    </message>
    <message>
        <source>Roster {number} waits to be reviewed and switched to.</source>
        <translation>La lista {number} espera su revisión para activarse.</translation>
    </message>
    <message>
        <source>{done} of {total} are hashed. It can go on with the same file, or be given up.</source>
        <translation>{done} de {total} ya se codificaron. Puede seguir con el mismo archivo, o descartarse.</translation>
    </message>
    <message>
        <source>Seven steps lead from a file to the roster that answers. The file is read and counted first, and nothing is stored before you say so. Calls go on meanwhile.</source>
        <translation>Siete pasos llevan de un archivo a la lista que responde. Primero se lee y se cuenta el archivo, y nada se guarda hasta que usted lo diga. Mientras tanto se atienden llamadas.</translation>
    </message>
</context>
<context>
    <name>LockCard</name>
    <message>
        <source>Automatic lock</source>
        <translation>Bloqueo automático</translation>
    </message>
    <message>
        <source>After {minutes} minutes without a key or mouse in this program; the last minute is counted down, and a call in progress is kept.</source>
        <translation>A los {minutes} minutos sin teclado ni ratón en este programa; el último minuto se cuenta hacia atrás y la llamada en curso se conserva.</translation>
    </message>
    <message>
        <source>A session lasts twelve hours at most: this one until {time}, at a pause between calls.</source>
        <translation>Una sesión dura doce horas como máximo: esta, hasta las {time}, en una pausa entre llamadas.</translation>
    </message>
    <message>
        <source>When the desktop locks or the computer goes to sleep, this program locks as well.</source>
        <translation>Cuando el escritorio se bloquea o la computadora se suspende, este programa también se bloquea.</translation>
    </message>
    <message>
        <source>The desktop&apos;s lock cannot be seen here: press {key} before you go.</source>
        <translation>Aquí no se puede ver el bloqueo del escritorio: presione {key} antes de irse.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Sign out</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Sign out all the same</source>
        <translation>Cerrar sesión de todos modos</translation>
    </message>
    <message>
        <source>The screen changes its language at the next sign-in.</source>
        <translation>La pantalla cambiará de idioma al iniciar la próxima sesión.</translation>
    </message>
    <message>
        <source>You will be signed out at {time}: a session lasts twelve hours at most. A call in progress is finished first.</source>
        <translation>Su sesión se cerrará a las {time}: una sesión dura doce horas como máximo. Antes se termina la llamada en curso.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Eligibility desk</source>
        <translation>Consulta de elegibilidad</translation>
    </message>
    <message>
        <source>A roster is being hashed: that stops, and can go on later with the same file.</source>
        <translation>Se está codificando una lista: eso se detiene y puede seguir después con el mismo archivo.</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Cerrar el programa</translation>
    </message>
    <message>
        <source>Close all the same</source>
        <translation>Cerrar de todos modos</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Cerrar el mensaje</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n más</numerusform>
            <numerusform>%n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Atención</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
</context>
<context>
    <name>NewVaultPage</name>
    <message>
        <source>Back  Esc</source>
        <translation>Atrás  Esc</translation>
    </message>
    <message>
        <source>Make the vault  Enter</source>
        <translation>Crear la bóveda  Enter</translation>
    </message>
    <message>
        <source>Making the vault…</source>
        <translation>Creando la bóveda…</translation>
    </message>
    <message>
        <source>I have it on paper</source>
        <translation>Ya la tengo en papel</translation>
    </message>
    <message>
        <source>Go on  Enter</source>
        <translation>Seguir  Enter</translation>
    </message>
    <message>
        <source>The folder in which the vault is to lie</source>
        <translation>La carpeta en la que estará la bóveda</translation>
    </message>
    <message>
        <source>The folder of a vault</source>
        <translation>La carpeta de una bóveda</translation>
    </message>
    <message>
        <source>A program file</source>
        <translation>Un archivo de programa</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Hoja de recuperación</translation>
    </message>
    <message>
        <source>recovery-sheet.pdf</source>
        <translation>hoja-de-recuperacion.pdf</translation>
    </message>
</context>
<context>
    <name>NoteLine</name>
    <message>
        <source>{taken} of {longest}</source>
        <translation>{taken} de {longest}</translation>
    </message>
</context>
<context>
    <name>NumberedChoice</name>
    <message>
        <source>{number}, {label}</source>
        <translation>{number}, {label}</translation>
    </message>
</context>
<context>
    <name>OperatorsCard</name>
    <message>
        <source>Operators of the day</source>
        <translation>Operadores del día</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Operadores</translation>
    </message>
    <message>
        <source>Signed in here: {user}, since {time}</source>
        <translation>Sesión iniciada aquí: {user}, desde las {time}</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operador</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Llamadas</translation>
    </message>
    <message>
        <source>Last call</source>
        <translation>Última llamada</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Promedio</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>All rosters</source>
        <translation>Todas las listas</translation>
    </message>
    <message>
        <source>No roster was imported yet.</source>
        <translation>Todavía no se importó ninguna lista.</translation>
    </message>
    <message>
        <source>Make &amp;active…</source>
        <translation>&amp;Activar…</translation>
    </message>
    <message>
        <source>&amp;Purge…</source>
        <translation>&amp;Purgar…</translation>
    </message>
    <message>
        <source>How far the purge is</source>
        <translation>Avance de la purga</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>Dete&amp;ner</translation>
    </message>
    <message>
        <source>Roster {number} is being purged…</source>
        <translation>Purgando la lista {number}…</translation>
    </message>
</context>
<context>
    <name>OwnDayPanel</name>
    <message>
        <source>calls</source>
        <translation>llamadas</translation>
    </message>
    <message>
        <source>a call, on average</source>
        <translation>por llamada, en promedio</translation>
    </message>
    <message>
        <source>review cases</source>
        <translation>casos de revisión</translation>
    </message>
    <message>
        <source>As of {time}</source>
        <translation>A las {time}</translation>
    </message>
    <message>
        <source>My day</source>
        <translation>Mi día</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Guion</translation>
    </message>
    <message>
        <source>My latest calls</source>
        <translation>Mis últimas llamadas</translation>
    </message>
</context>
<context>
    <name>OwnPassword</name>
    <message>
        <source>Use this password</source>
        <translation>Usar esta contraseña</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Changing…</source>
        <translation>Cambiando…</translation>
    </message>
    <message>
        <source>Choose a password of your own</source>
        <translation>Elija su propia contraseña</translation>
    </message>
    <message>
        <source>The one you signed in with was for one time. {rule}</source>
        <translation>Aquella con la que entró servía una sola vez. {rule}</translation>
    </message>
    <message>
        <source>New &amp;password</source>
        <translation>&amp;Contraseña nueva</translation>
    </message>
    <message>
        <source>The same password a&amp;gain</source>
        <translation>La misma contraseña otra ve&amp;z</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Caps Lock is on</source>
        <translation>Bloq Mayús está activado</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>Ocultar la contraseña</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Mostrar la contraseña</translation>
    </message>
    <message>
        <source>Hide the password typed again</source>
        <translation>Ocultar la contraseña repetida</translation>
    </message>
    <message>
        <source>Show the password typed again</source>
        <translation>Mostrar la contraseña repetida</translation>
    </message>
    <message>
        <source>Hide the other person&apos;s password</source>
        <translation>Ocultar la contraseña de la otra persona</translation>
    </message>
    <message>
        <source>Show the other person&apos;s password</source>
        <translation>Mostrar la contraseña de la otra persona</translation>
    </message>
</context>
<context>
    <name>PasswordPrompt</name>
    <message>
        <source>Type your password.</source>
        <translation>Escriba su contraseña.</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>Who may sign in</source>
        <translation>Quién puede entrar</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>A&amp;dd somebody…</source>
        <translation>A&amp;gregar a alguien…</translation>
    </message>
    <message>
        <source>Refres&amp;h</source>
        <translation>Actuali&amp;zar</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
</context>
<context>
    <name>PeopleTable</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Función</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Última entrada</translation>
    </message>
    <message>
        <source>Failed tries</source>
        <translation>Intentos fallidos</translation>
    </message>
    <message>
        <source>To know</source>
        <translation>Para saber</translation>
    </message>
</context>
<context>
    <name>PersonPart</name>
    <message>
        <source>Give a one-time &amp;password…</source>
        <translation>Dar una &amp;contraseña de un solo uso…</translation>
    </message>
    <message>
        <source>Make a &amp;supervisor…</source>
        <translation>Pasar a &amp;supervisión…</translation>
    </message>
    <message>
        <source>Re&amp;move…</source>
        <translation>Dar de &amp;baja…</translation>
    </message>
    <message>
        <source>Role: {role}</source>
        <translation>Función: {role}</translation>
    </message>
    <message>
        <source>Last sign-in: {time}</source>
        <translation>Última entrada: {time}</translation>
    </message>
    <message>
        <source>Wrong passwords: {words}</source>
        <translation>Contraseñas equivocadas: {words}</translation>
    </message>
    <message>
        <source>Make an &amp;operator…</source>
        <translation>Pasar a &amp;operación…</translation>
    </message>
</context>
<context>
    <name>ProblemCounts</name>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Qué está mal</translation>
    </message>
</context>
<context>
    <name>ProblemRows</name>
    <message>
        <source>Row</source>
        <translation>Fila</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
</context>
<context>
    <name>ProfileBox</name>
    <message>
        <source>Dro&amp;p it…</source>
        <translation>Olv&amp;idar…</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>{name} (for other headers)</source>
        <translation>{name} (para otros encabezados)</translation>
    </message>
    <message>
        <source>All choices are as kept under “{name}”.</source>
        <translation>Todas las opciones están como se guardaron en “{name}”.</translation>
    </message>
    <message>
        <source>The next file of this kind is then read alike.</source>
        <translation>El próximo archivo de este tipo se leerá igual.</translation>
    </message>
    <message>
        <source>Kept choices (pro&amp;file)</source>
        <translation>Opciones guardadas (p&amp;erfil)</translation>
    </message>
    <message>
        <source>Keep these choices as</source>
        <translation>Guardar estas opciones como</translation>
    </message>
</context>
<context>
    <name>ProgramPage</name>
    <message>
        <source>Saved. It is in force, as version {number} of the program.</source>
        <translation>Guardado. Ya rige, como versión {number} del programa.</translation>
    </message>
    <message>
        <source>What you changed here is not saved. Without saving, the program stays as it was.</source>
        <translation>Lo que cambió aquí no está guardado. Si no lo guarda, el programa queda como estaba.</translation>
    </message>
    <message>
        <source>Undo the changes</source>
        <translation>Deshacer los cambios</translation>
    </message>
    <message>
        <source>Undo them</source>
        <translation>Deshacerlos</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>Seguir editando</translation>
    </message>
</context>
<context>
    <name>ProgramPanel</name>
    <message>
        <source>Program fi&amp;le…</source>
        <translation>Archi&amp;vo de programa…</translation>
    </message>
    <message>
        <source>What callers are offered, what operators say, and which details are compared.</source>
        <translation>Qué se ofrece a quien llama, qué se dice y qué datos se comparan.</translation>
    </message>
    <message>
        <source>Pro&amp;gram</source>
        <translation>Pro&amp;grama</translation>
    </message>
    <message>
        <source>Sponsor</source>
        <translation>Patrocina</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>Oferta</translation>
    </message>
    <message>
        <source>To enroll</source>
        <translation>Inscripción</translation>
    </message>
    <message>
        <source>Callers dial</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Horario</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Se compara</translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>How far it is</source>
        <translation>Cuánto lleva</translation>
    </message>
    <message>
        <source>Nothing is stored yet.</source>
        <translation>Todavía no se guarda nada.</translation>
    </message>
    <message>
        <source>Calls go on meanwhile; the active roster answers until you switch over. You may lock the screen. You may close the program too: then the import stands still, and goes on later with the same file.</source>
        <translation>Mientras tanto se atienden llamadas; la lista activa responde hasta que usted active la nueva. Puede bloquear la pantalla. También puede cerrar el programa: entonces la importación se detiene y sigue después con el mismo archivo.</translation>
    </message>
    <message>
        <source>Reading and counting {file}</source>
        <translation>Leyendo y contando {file}</translation>
    </message>
    <message>
        <source>Hashing {file}</source>
        <translation>Codificando {file}</translation>
    </message>
    <message>
        <source>Stopping; the rows at hand are finished first</source>
        <translation>Deteniendo; antes se terminan las filas en curso</translation>
    </message>
    <message>
        <source>the file that was chosen</source>
        <translation>el archivo elegido</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Empezando…</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>{speed} rows a second</source>
        <translation>{speed} filas por segundo</translation>
    </message>
    <message>
        <source>copying the active roster first</source>
        <translation>primero se copia la lista activa</translation>
    </message>
</context>
<context>
    <name>ProofPanel</name>
    <message>
        <source>Take the paper and type two groups from it; capitals do not matter. The code is not shown meanwhile: go back to see it again.</source>
        <translation>Tome el papel y escriba dos de sus grupos; las mayúsculas no importan. Mientras tanto el código no se muestra: vuelva atrás para verlo otra vez.</translation>
    </message>
    <message>
        <source>&amp;Group {number} of the recovery code</source>
        <translation>&amp;Grupo {number} del código de recuperación</translation>
    </message>
    <message>
        <source>G&amp;roup {number} of the recovery code</source>
        <translation>G&amp;rupo {number} del código de recuperación</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>What you chose for this file is forgotten. Nothing was stored, and the file stays as it is.</source>
        <translation>Se olvida lo que eligió para este archivo. No se guardó nada y el archivo queda como está.</translation>
    </message>
    <message>
        <source>Leave the import?</source>
        <translation>¿Salir de la importación?</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>{rows} are hashed. They can be kept, and the import goes on later with the same file.</source>
        <translation>Ya codificadas: {rows}. Se pueden conservar, y la importación sigue después con el mismo archivo.</translation>
    </message>
    <message>
        <source>Stop the import?</source>
        <translation>¿Detener la importación?</translation>
    </message>
    <message>
        <source>Keep it for later</source>
        <translation>Conservarla para después</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>Descartarla</translation>
    </message>
    <message>
        <source>Go on importing</source>
        <translation>Seguir importando</translation>
    </message>
    <message>
        <source>What was hashed of it is thrown away. The active roster stays as it is.</source>
        <translation>Lo ya codificado se desecha. La lista activa queda como está.</translation>
    </message>
    <message>
        <source>Give the import up?</source>
        <translation>¿Descartar la importación?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarla</translation>
    </message>
    <message>
        <source>The {people} of roster {number} are deleted for good: it cannot be brought back after that. The active roster stays as it is.</source>
        <translation>Se borran para siempre las {people} de la lista {number}: después no se puede recuperar. La lista activa queda como está.</translation>
    </message>
    <message>
        <source>Purge roster {number}?</source>
        <translation>¿Purgar la lista {number}?</translation>
    </message>
    <message>
        <source>Purge it</source>
        <translation>Purgarla</translation>
    </message>
    <message>
        <source>Files of this kind are then read as they are found again. What is chosen now stays chosen.</source>
        <translation>Los archivos de este tipo se leerán otra vez según se encuentren. Lo elegido ahora sigue elegido.</translation>
    </message>
    <message>
        <source>Drop “{name}”?</source>
        <translation>¿Olvidar “{name}”?</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>Olvidarlas</translation>
    </message>
</context>
<context>
    <name>QuestionsPanel</name>
    <message>
        <source>No question has these words. Type fewer of them.</source>
        <translation>Ninguna pregunta tiene estas palabras. Escriba menos.</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <translation>Preguntas y respuestas</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Guion</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Questions found</source>
        <translation>Preguntas encontradas</translation>
    </message>
</context>
<context>
    <name>QuestionsSection</name>
    <message>
        <source>&amp;Questions in their order</source>
        <translation>&amp;Preguntas en su orden</translation>
    </message>
    <message>
        <source>Question in &amp;English</source>
        <translation>Pregunta en &amp;inglés</translation>
    </message>
    <message>
        <source>Question in S&amp;panish</source>
        <translation>Pregunta en &amp;español</translation>
    </message>
    <message>
        <source>A&amp;nswer in English</source>
        <translation>&amp;Respuesta en inglés</translation>
    </message>
    <message>
        <source>Answer in Span&amp;ish</source>
        <translation>Respues&amp;ta en español</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <translation>Preguntas y respuestas</translation>
    </message>
    <message>
        <source>Operators find them while they type.</source>
        <translation>Quien atiende las encuentra mientras escribe.</translation>
    </message>
    <message>
        <source>This question is there twice: word it otherwise, or remove it.</source>
        <translation>Esta pregunta está dos veces: redáctela de otro modo o quítela.</translation>
    </message>
    <message>
        <source>(no question yet)</source>
        <translation>(sin pregunta todavía)</translation>
    </message>
</context>
<context>
    <name>QuotedPanel</name>
    <message>
        <source>Enter looks it up; the journal keeps that you asked.</source>
        <translation>Enter la busca; en el diario queda que usted la consultó.</translation>
    </message>
    <message>
        <source>A reference that the caller quotes</source>
        <translation>Una referencia que da la persona</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Guion</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Reference to look up</source>
        <translation>Referencia que se busca</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Llamada</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Wrap-up</source>
        <translation>Cierre</translation>
    </message>
    <message>
        <source>Review case</source>
        <translation>Revisión</translation>
    </message>
</context>
<context>
    <name>ReadingPanel</name>
    <message>
        <source>The first rows of the file</source>
        <translation>Las primeras filas del archivo</translation>
    </message>
    <message>
        <source>Rows with accented letters</source>
        <translation>Filas con letras acentuadas</translation>
    </message>
    <message>
        <source>No letters with accents were found in the first rows.</source>
        <translation>En las primeras filas no hay letras con acento.</translation>
    </message>
    <message>
        <source>Do these names look right?</source>
        <translation>¿Se ven bien estos nombres?</translation>
    </message>
    <message>
        <source>Do these names look right? If not, choose another encoding.</source>
        <translation>¿Se ven bien estos nombres? Si no, elija otra codificación.</translation>
    </message>
    <message>
        <source>As found: {what}</source>
        <translation>Según el archivo: {what}</translation>
    </message>
    <message>
        <source>As found by looking</source>
        <translation>Según el archivo</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>C&amp;odificación</translation>
    </message>
    <message>
        <source>Between &amp;cells stands</source>
        <translation>Entre las cel&amp;das está</translation>
    </message>
    <message>
        <source>&amp;Sheet</source>
        <translation>&amp;Hoja</translation>
    </message>
    <message>
        <source>The first rows as they stand in the file, with Social Security numbers masked</source>
        <translation>Las primeras filas tal como están en el archivo, con los números de Seguro Social ocultos</translation>
    </message>
</context>
<context>
    <name>RemovingPart</name>
    <message>
        <source>To agree, type the &amp;name</source>
        <translation>Para aceptar, escriba el &amp;nombre</translation>
    </message>
    <message>
        <source>&amp;Remove for good</source>
        <translation>Dar de baja &amp;definitivamente</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Dar de baja a {name}</translation>
    </message>
</context>
<context>
    <name>ReportWords</name>
    <message>
        <source>Day report, {date}</source>
        <translation>Informe del día, {date}</translation>
    </message>
    <message>
        <source>{sponsor}  ·  seat {seat}  ·  as of {moment}, the center&apos;s time</source>
        <translation>{sponsor}  ·  puesto {seat}  ·  contado el {moment}, hora del centro</translation>
    </message>
    <message>
        <source>TRAINING: made-up people, no real calls</source>
        <translation>PRÁCTICA: personas inventadas, ninguna llamada real</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>llamadas</translation>
    </message>
    <message>
        <source>not wrapped up</source>
        <translation>sin cierre</translation>
    </message>
    <message>
        <source>open then</source>
        <translation>abiertas entonces</translation>
    </message>
    <message>
        <source>average call</source>
        <translation>promedio por llamada</translation>
    </message>
    <message>
        <source>average wrap-up</source>
        <translation>promedio de cierre</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Llamadas</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Wrap-up codes: {codes}.</source>
        <translation>Códigos de cierre: {codes}.</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>Por hora</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operador</translation>
    </message>
    <message>
        <source>Last call</source>
        <translation>Última llamada</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Promedio</translation>
    </message>
    <message>
        <source>Nobody took a call.</source>
        <translation>Nadie atendió una llamada.</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Operadores</translation>
    </message>
    <message>
        <source>No roster is active.</source>
        <translation>No hay una lista activa.</translation>
    </message>
    <message>
        <source>Roster {number}, revision {revision}: {people}.</source>
        <translation>Lista {number}, revisión {revision}: {people}.</translation>
    </message>
    <message>
        <source>Throttled calls that wait for a release: {number}.</source>
        <translation>Llamadas frenadas que esperan su liberación: {number}.</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>Lo que espera</translation>
    </message>
    <message>
        <source>Journal: epoch {epoch}, entry {seq}, code {code}. Vault {vault}. Program {name}, version {program}. Written by {user} with callcenter {version}.</source>
        <translation>Diario: época {epoch}, asiento {seq}, código {code}. Bóveda {vault}. Programa {name}, versión {program}. Escrito por {user} con callcenter {version}.</translation>
    </message>
</context>
<context>
    <name>ResetPage</name>
    <message>
        <source>Back  Esc</source>
        <translation>Atrás  Esc</translation>
    </message>
    <message>
        <source>Go on to sign in  Enter</source>
        <translation>Seguir e iniciar sesión  Enter</translation>
    </message>
    <message>
        <source>Vault {vault}</source>
        <translation>Bóveda {vault}</translation>
    </message>
    <message>
        <source>One-time password of {user}</source>
        <translation>Contraseña de un solo uso de {user}</translation>
    </message>
    <message>
        <source>You can try again now.</source>
        <translation>Ya puede probar otra vez.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Give a one-time password</source>
        <translation>Dar una contraseña de un solo uso</translation>
    </message>
    <message>
        <source>A forgotten password</source>
        <translation>Una contraseña olvidada</translation>
    </message>
    <message>
        <source>A supervisor gives a one-time password here, and is not signed in by it.</source>
        <translation>Aquí un usuario de supervisión da una contraseña de un solo uso; con ello no inicia sesión.</translation>
    </message>
    <message>
        <source>&amp;User who forgot the password</source>
        <translation>&amp;Usuario que olvidó la contraseña</translation>
    </message>
    <message>
        <source>&amp;Supervisor&apos;s user name</source>
        <translation>Usuario de &amp;supervisión</translation>
    </message>
    <message>
        <source>Supervisor&apos;s &amp;password</source>
        <translation>&amp;Contraseña de supervisión</translation>
    </message>
    <message>
        <source>No supervisor who can? The recovery code on paper signs in as the user “{name}”: here and at the sign-in it is that user&apos;s password.</source>
        <translation>¿Nadie de supervisión puede? El código de recuperación en papel entra como usuario “{name}”: aquí y al iniciar sesión es la contraseña de ese usuario.</translation>
    </message>
    <message>
        <source>Write it down or read it out now: it is not shown again. It serves for one sign-in, and a password of one&apos;s own is chosen right after that.</source>
        <translation>Anótela o díctela ahora: no se muestra otra vez. Sirve para iniciar sesión una vez; justo después se elige una contraseña propia.</translation>
    </message>
</context>
<context>
    <name>RetentionSection</name>
    <message>
        <source>Se&amp;t</source>
        <translation>Fi&amp;jar</translation>
    </message>
    <message>
        <source>&amp;Purge…</source>
        <translation>&amp;Purgar…</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>{calls} began before {day}. Those that ended before it go with their notes, decided review cases and the text of their journal entries; review cases that wait stay. Exports and backups still hold them. This cannot be taken back.</source>
        <translation>{calls} empezaron antes del {day}. Las que terminaron antes se van con sus notas, sus casos de revisión decididos y el texto de sus asientos del diario; los casos que esperan se quedan. Las exportaciones y las copias las siguen teniendo. Esto no se puede deshacer.</translation>
    </message>
    <message>
        <source>Purge calls</source>
        <translation>Purgar llamadas</translation>
    </message>
    <message>
        <source>Purge</source>
        <translation>Purgar</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Conservarlas</translation>
    </message>
    <message>
        <source>Gone: {calls} of before {day}. The journal still verifies.</source>
        <translation>Purgadas: {calls}, anteriores al {day}. El diario sigue verificándose.</translation>
    </message>
    <message>
        <source>{calls} stay, for a review case or because they were named of late.</source>
        <translation>{calls} se quedan, por un caso de revisión o porque se nombraron hace poco.</translation>
    </message>
    <message>
        <source>The purge was stopped. What is gone is gone; purge again to go on.</source>
        <translation>La purga se detuvo. Lo que se quitó no vuelve; purgue de nuevo para seguir.</translation>
    </message>
    <message>
        <source>Some are older.</source>
        <translation>Hay llamadas más antiguas.</translation>
    </message>
    <message>
        <source>Last purge: {moment} by {user}, {calls} of before {day}.</source>
        <translation>Última purga: {moment}, por {user}, {calls}, anteriores al {day}.</translation>
    </message>
    <message>
        <source>Calls are kept for good.</source>
        <translation>Las llamadas se conservan para siempre.</translation>
    </message>
    <message>
        <source>Calls are to be kept for {months} months.</source>
        <translation>Las llamadas deben conservarse {months} meses.</translation>
    </message>
    <message>
        <source>How long calls are kept</source>
        <translation>Cuánto tiempo se conservan las llamadas</translation>
    </message>
    <message>
        <source>Calls older than an age can be purged: with their notes, decided review cases, and the text of their journal entries. The codes stay, so the journal still verifies, and a signed entry says what was taken away. Nothing goes by itself: a supervisor signs for it.</source>
        <translation>Las llamadas que pasan de cierta edad se pueden purgar: con sus notas, sus casos de revisión decididos y el texto de sus asientos del diario. Los códigos se quedan, de modo que el diario sigue verificándose, y un asiento firmado dice qué se quitó. Nada se va por sí solo: lo firma un supervisor.</translation>
    </message>
    <message>
        <source>&amp;Months, 3 to 120; empty for good</source>
        <translation>&amp;Meses, de 3 a 120; vacío para siempre</translation>
    </message>
    <message>
        <source>Calls that ended &amp;before this day</source>
        <translation>Llamadas que terminaron antes de este dí&amp;a</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Cuánto lleva</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>people loaded</source>
        <translation>personas cargadas</translation>
    </message>
    <message>
        <source>people added</source>
        <translation>personas agregadas</translation>
    </message>
    <message>
        <source>people removed</source>
        <translation>personas dadas de baja</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>no halladas</translation>
    </message>
    <message>
        <source>duplicates</source>
        <translation>duplicadas</translation>
    </message>
    <message>
        <source>rows not loaded</source>
        <translation>filas no cargadas</translation>
    </message>
    <message>
        <source>of them fill no rule</source>
        <translation>de ellas, sin datos suficientes</translation>
    </message>
    <message>
        <source>&amp;Save the problem list…</source>
        <translation>&amp;Guardar la lista de problemas…</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Su contraseña</translation>
    </message>
    <message>
        <source>Switch over</source>
        <translation>Activar la lista</translation>
    </message>
    <message>
        <source>Give the import up…</source>
        <translation>Descartar la importación…</translation>
    </message>
    <message>
        <source>Every row is being checked…</source>
        <translation>Se revisa cada fila…</translation>
    </message>
    <message>
        <source>The import is complete: roster {number} is ready.</source>
        <translation>La importación está completa: la lista {number} está lista.</translation>
    </message>
    <message>
        <source>The addition is complete: roster {number}, with its people, is ready.</source>
        <translation>La adición está completa: la lista {number}, con sus personas, ya puede activarse.</translation>
    </message>
    <message>
        <source>The removal is complete: roster {number}, without its people, is ready.</source>
        <translation>La baja está completa: la lista {number}, sin esas personas, ya puede activarse.</translation>
    </message>
    <message>
        <source>No roster is active yet.</source>
        <translation>Todavía no hay una lista activa.</translation>
    </message>
    <message>
        <source>As many people as now.</source>
        <translation>Tantas personas como ahora.</translation>
    </message>
    <message>
        <source>{people} more than now.</source>
        <translation>{people} más que ahora.</translation>
    </message>
    <message>
        <source>{people} fewer than now.</source>
        <translation>{people} menos que ahora.</translation>
    </message>
    <message>
        <source>Switching over takes one moment: from then on checks are answered from this roster. The former one is kept, and can be brought back from the list of all rosters until it is purged.</source>
        <translation>Activarla toma un momento: desde entonces las consultas se contestan con esta lista. La anterior se conserva y se puede recuperar en “Todas las listas” hasta que se purgue.</translation>
    </message>
    <message>
        <source>Call-back number, if given</source>
        <translation>Teléfono, si lo da</translation>
    </message>
    <message>
        <source>Note, if needed</source>
        <translation>Nota, si hace falta</translation>
    </message>
    <message>
        <source>Review case: for what reason?</source>
        <translation>Caso de revisión: ¿por qué motivo?</translation>
    </message>
    <message>
        <source>A digit chooses, Tab leads to number and note, Enter opens the case, Esc goes back</source>
        <translation>Un dígito elige, Tab lleva al teléfono y a la nota, Enter abre el caso, Esc regresa</translation>
    </message>
</context>
<context>
    <name>RosterPage</name>
    <message>
        <source>This is not your password. Type it once more.</source>
        <translation>Esta no es su contraseña. Escríbala otra vez.</translation>
    </message>
    <message>
        <source>The import was stopped. What was hashed is kept; it can go on with the same file.</source>
        <translation>La importación se detuvo. Lo codificado se conserva; puede seguir con el mismo archivo.</translation>
    </message>
    <message>
        <source>The import was given up. Nothing of it is kept, and the active roster is as it was.</source>
        <translation>La importación se descartó. No se conserva nada de ella y la lista activa sigue como estaba.</translation>
    </message>
    <message>
        <source>Roster {number} is active: checks are answered from it, {people}.</source>
        <translation>La lista {number} está activa: con ella se contestan las consultas, {people}.</translation>
    </message>
    <message>
        <source>Roster {number} was purged: its people are deleted, its number and its record stay.</source>
        <translation>La lista {number} se purgó: sus personas se borraron; su número y su constancia quedan.</translation>
    </message>
    <message>
        <source>{problems} were written to {file}: row numbers and reasons, nobody&apos;s details.</source>
        <translation>Se guardó en {file}: {problems}, con número de fila y motivo, sin datos de nadie.</translation>
    </message>
    <message>
        <source>The choices are kept as “{name}”.</source>
        <translation>Las opciones se guardaron como “{name}”.</translation>
    </message>
    <message>
        <source>“{name}” is kept no longer.</source>
        <translation>“{name}” ya no se conserva.</translation>
    </message>
    <message>
        <source>The roster file</source>
        <translation>El archivo de la lista</translation>
    </message>
    <message>
        <source>The file whose import was interrupted</source>
        <translation>El archivo cuya importación se interrumpió</translation>
    </message>
    <message>
        <source>Where to write the problem list</source>
        <translation>Dónde guardar la lista de problemas</translation>
    </message>
</context>
<context>
    <name>RosterPart</name>
    <message>
        <source>No roster is active.</source>
        <translation>No hay una lista activa.</translation>
    </message>
    <message>
        <source>Roster {number}, revision {revision}: {people}. Signed by {user} on {moment}.</source>
        <translation>Lista {number}, revisión {revision}: {people}. Firmada el {moment} por {user}.</translation>
    </message>
    <message>
        <source>Roster {number} is imported and waits for the switch-over.</source>
        <translation>La lista {number} está importada y espera que se active.</translation>
    </message>
    <message>
        <source>The import of roster {number} is at {done} of {rows}.</source>
        <translation>La importación de la lista {number} va en {done} de {rows}.</translation>
    </message>
</context>
<context>
    <name>RosterTable</name>
    <message>
        <source>Active</source>
        <translation>Activa</translation>
    </message>
    <message>
        <source>Purged</source>
        <translation>Purgada</translation>
    </message>
    <message>
        <source>Purge not finished</source>
        <translation>Purga sin terminar</translation>
    </message>
    <message>
        <source>Former</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>Not active yet</source>
        <translation>Aún no activa</translation>
    </message>
    <message>
        <source>Being imported</source>
        <translation>Importándose</translation>
    </message>
    <message>
        <source>Import interrupted</source>
        <translation>Importación interrumpida</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Import begun</source>
        <translation>Importación</translation>
    </message>
</context>
<context>
    <name>SampleCard</name>
    <message>
        <source>Sample callers</source>
        <translation>Llamadas de ejemplo</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Función</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Somebody who</source>
        <translation>Alguien que</translation>
    </message>
    <message>
        <source>Educator ID</source>
        <translation>Número de educador</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Apellido</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Fecha de nacimiento</translation>
    </message>
    <message>
        <source>Last 4 of SSN</source>
        <translation>Últimos 4 del SS</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>operación</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>supervisión</translation>
    </message>
    <message>
        <source>a message</source>
        <translation>un mensaje</translation>
    </message>
    <message>
        <source>&amp;Sign in as</source>
        <translation>&amp;Inicie sesión como</translation>
    </message>
    <message>
        <source>&amp;Callers to play</source>
        <translation>&amp;Llamadas para practicar</translation>
    </message>
    <message>
        <source>Everybody here is made up. Type what the caller gives, leave the other boxes empty, and press Enter. What stands in a second line is typed after the first answer, in the same call.</source>
        <translation>Todas estas personas son inventadas. Escriba lo que da cada una, deje vacías las demás casillas y presione Enter. Lo que está en una segunda línea se escribe después de la primera respuesta, en la misma llamada.</translation>
    </message>
</context>
<context>
    <name>ScriptPanel</name>
    <message>
        <source>Say</source>
        <translation>Diga</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Keys of the desk</source>
        <translation>Teclas del puesto</translation>
    </message>
    <message>
        <source>Script in the other language: {language}</source>
        <translation>Guion en el otro idioma: {language}</translation>
    </message>
</context>
<context>
    <name>SealedPart</name>
    <message>
        <source>Call-back number</source>
        <translation>Teléfono de la persona</translation>
    </message>
    <message>
        <source>Note of the operator</source>
        <translation>Nota del operador</translation>
    </message>
    <message>
        <source>Note of the decision</source>
        <translation>Nota de la decisión</translation>
    </message>
    <message>
        <source>&amp;Show what is sealed</source>
        <translation>&amp;Mostrar lo sellado</translation>
    </message>
    <message>
        <source>&amp;Hide it</source>
        <translation>&amp;Ocultarlo</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Su contraseña</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>The signing key left memory when an import began. Your password opens number and notes for once.</source>
        <translation>La clave de firma salió de la memoria cuando empezó una importación. Su contraseña abre el número y las notas esta vez.</translation>
    </message>
    <message>
        <source>kept sealed</source>
        <translation>bajo sello</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>no se dio</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>The line is open in its hours alone again.</source>
        <translation>La línea vuelve a estar abierta solo en su horario.</translation>
    </message>
    <message>
        <source>The line is open until {time}.</source>
        <translation>Hasta las {time} la línea está abierta.</translation>
    </message>
    <message>
        <source>The facts are on the clipboard. Nothing of a caller is among them.</source>
        <translation>Los datos están en el portapapeles. No hay nada de ninguna persona que llamó.</translation>
    </message>
</context>
<context>
    <name>SheetPanel</name>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Imprimir…</translation>
    </message>
    <message>
        <source>Save as P&amp;DF…</source>
        <translation>Guardar como P&amp;DF…</translation>
    </message>
    <message>
        <source>The sheet is with the printer. Fetch it now, before anybody else does.</source>
        <translation>La hoja está en la impresora. Recójala ya, antes que otra persona.</translation>
    </message>
    <message>
        <source>The file is saved. Print it, keep the paper, and delete the file.</source>
        <translation>El archivo está guardado. Imprímalo, guarde el papel y borre el archivo.</translation>
    </message>
    <message>
        <source>The vault {vault} is made: on {day}, by {supervisor}.</source>
        <translation>La bóveda {vault} está lista: el {day}, por {supervisor}.</translation>
    </message>
    <message>
        <source>One-time password of {user}, the second supervisor</source>
        <translation>Contraseña de un solo uso de {user}, segundo usuario de supervisión</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Código de recuperación</translation>
    </message>
    <message>
        <source>Fingerprint of the supervisors&apos; key, to check exports by</source>
        <translation>Huella de la clave de supervisión, para comprobar lo exportado</translation>
    </message>
</context>
<context>
    <name>ShiftChange</name>
    <message>
        <source>Wrap up the call first ({key}), then take the break.</source>
        <translation>Cierre primero la llamada ({key}) y después tome su descanso.</translation>
    </message>
    <message>
        <source>The part of the program that holds the vault has ended. Every answer that was shown is in the journal, and the call is kept. Sign in again.</source>
        <translation>La parte del programa que guarda la bóveda se cerró. Todas las respuestas mostradas están en el diario y la llamada se conserva. Inicie sesión de nuevo.</translation>
    </message>
    <message>
        <source>The part of the program that holds the vault has ended. Every answer that was shown is in the journal. Sign in again.</source>
        <translation>La parte del programa que guarda la bóveda se cerró. Todas las respuestas mostradas están en el diario. Inicie sesión de nuevo.</translation>
    </message>
    <message>
        <source>Call {reference} goes on. Enter checks its details again.</source>
        <translation>La llamada {reference} continúa. Enter consulta sus datos otra vez.</translation>
    </message>
</context>
<context>
    <name>ShowingPart</name>
    <message>
        <source>Five words with a hyphen between them.</source>
        <translation>Cinco palabras con un guion entre una y otra.</translation>
    </message>
    <message>
        <source>Write it down or read it out now: it is not shown again. It serves for one sign-in, and a password of one&apos;s own is chosen right after that.</source>
        <translation>Anótela o díctela ahora: no se muestra otra vez. Sirve para iniciar sesión una vez; justo después se elige una contraseña propia.</translation>
    </message>
    <message>
        <source>The supervisors&apos; key is a new one. Write its fingerprint down in place of the former one, beside the recovery code:</source>
        <translation>La clave de supervisión es nueva. Anote su huella en lugar de la anterior, junto al código de recuperación:</translation>
    </message>
    <message>
        <source>Fingerprint of the supervisors&apos; key</source>
        <translation>Huella de la clave de supervisión</translation>
    </message>
    <message>
        <source>&amp;Written down</source>
        <translation>&amp;Ya la anoté</translation>
    </message>
    <message>
        <source>One-time password of {user}</source>
        <translation>Contraseña de un solo uso de {user}</translation>
    </message>
    <message>
        <source>The supervisors&apos; new key</source>
        <translation>La nueva clave de supervisión</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>For&amp;gotten password?</source>
        <translation>¿&amp;Olvidó su contraseña?</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>Nombre de &amp;usuario</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Contraseña</translation>
    </message>
    <message>
        <source>The folder of a vault</source>
        <translation>La carpeta de una bóveda</translation>
    </message>
    <message>
        <source>You can try again now.</source>
        <translation>Ya puede probar otra vez.</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Abriendo…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
</context>
<context>
    <name>SpellingPanel</name>
    <message>
        <source>Script</source>
        <translation>Guion</translation>
    </message>
    <message>
        <source>Last name, letter by letter</source>
        <translation>Apellido, letra por letra</translation>
    </message>
    <message>
        <source>First name, letter by letter</source>
        <translation>Nombre, letra por letra</translation>
    </message>
</context>
<context>
    <name>SsnField</name>
    <message>
        <source>Only the last 4 are kept</source>
        <translation>Solo se conservan los últimos 4</translation>
    </message>
</context>
<context>
    <name>SupervisorsPanel</name>
    <message>
        <source>S&amp;uggest a password</source>
        <translation>S&amp;ugerir contraseña</translation>
    </message>
    <message>
        <source>There is n&amp;o second supervisor</source>
        <translation>No &amp;hay segundo usuario de supervisión</translation>
    </message>
    <message>
        <source>Write these words down before you go on.</source>
        <translation>Anote estas palabras antes de seguir.</translation>
    </message>
    <message>
        <source>Five words drawn at random, to be written down.</source>
        <translation>Cinco palabras al azar, para anotarlas.</translation>
    </message>
    <message>
        <source>Your user &amp;name</source>
        <translation>Su &amp;nombre de usuario</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Contraseña</translation>
    </message>
    <message>
        <source>The same password aga&amp;in</source>
        <translation>La misma contraseña otra ve&amp;z</translation>
    </message>
    <message>
        <source>&amp;Second supervisor&apos;s user name</source>
        <translation>&amp;Segundo usuario de supervisión</translation>
    </message>
    <message>
        <source>Whoever forgets a password gets a one-time one within a minute, at the sign-in, with another supervisor&apos;s password. So it takes two. The second one&apos;s first password stands on the sheet that comes next.</source>
        <translation>Quien olvida su contraseña recibe en un minuto una de un solo uso, al iniciar sesión, con la contraseña de otro usuario de supervisión. Por eso hacen falta dos. La primera contraseña del segundo está en la hoja que sigue.</translation>
    </message>
    <message>
        <source>Then nothing but the recovery code on paper helps when the password is forgotten.</source>
        <translation>Entonces, si se olvida la contraseña, solo ayuda el código de recuperación en papel.</translation>
    </message>
</context>
<context>
    <name>ThrottledCard</name>
    <message>
        <source>No call waits for a release.</source>
        <translation>Ninguna llamada espera su liberación.</translation>
    </message>
    <message>
        <source>Throttled calls</source>
        <translation>Llamadas frenadas</translation>
    </message>
</context>
<context>
    <name>TimePanel</name>
    <message>
        <source>The import takes {time} on this computer; calls can go on.</source>
        <translation>La importación tarda {time} en este equipo; se pueden atender llamadas.</translation>
    </message>
    <message>
        <source>How long the import takes is told as soon as it runs; calls can go on.</source>
        <translation>Cuánto tarda la importación se dirá en cuanto empiece; se pueden atender llamadas.</translation>
    </message>
    <message>
        <source>{tags} of {people} are hashed, slowly on purpose: that is what keeps the roster from thieves.</source>
        <translation>Se codifican {tags} de {people}, despacio a propósito: eso protege la lista de los ladrones.</translation>
    </message>
    <message>
        <source>{name} (this vault&apos;s)</source>
        <translation>{name} (la de esta bóveda)</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Protección</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Qué significa</translation>
    </message>
    <message>
        <source>The strength belongs to the vault: it was chosen when the vault was made, and every roster and every check in it has the same. The times were measured here just now.</source>
        <translation>La protección pertenece a la bóveda: se eligió al crearla, y todas sus listas y consultas tienen la misma. Los tiempos se midieron aquí hace un momento.</translation>
    </message>
    <message>
        <source>The import can be paused, goes on over a lock, and can go on later after the program was closed. Leave the computer switched on and keep it from sleeping.</source>
        <translation>La importación se puede pausar, sigue con la pantalla bloqueada y puede seguir después de cerrar el programa. Deje el equipo encendido y evite que se suspenda.</translation>
    </message>
</context>
<context>
    <name>TopStrip</name>
    <message>
        <source>TRAINING</source>
        <translation>PRÁCTICA</translation>
    </message>
    <message>
        <source>Made-up people only</source>
        <translation>Solo personas inventadas</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Call {reference}  {time}</source>
        <translation>Llamada {reference}  {time}</translation>
    </message>
    <message>
        <source>{calls} today</source>
        <translation>{calls} hoy</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Descanso</translation>
    </message>
    <message>
        <source>The center&apos;s own clock: {zone}</source>
        <translation>El reloj del centro: {zone}</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>operación</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>supervisión</translation>
    </message>
    <message>
        <source>with the recovery code</source>
        <translation>con el código de recuperación</translation>
    </message>
</context>
<context>
    <name>UnlockPanel</name>
    <message>
        <source>Your password</source>
        <translation>Su contraseña</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>The signing key left memory when an import began. Your password brings it back.</source>
        <translation>La clave de firma salió de la memoria al empezar una importación. Su contraseña la trae de vuelta.</translation>
    </message>
    <message>
        <source>Your password is needed once more</source>
        <translation>Se necesita otra vez su contraseña</translation>
    </message>
</context>
<context>
    <name>UnlockingPart</name>
    <message>
        <source>Your password</source>
        <translation>Su contraseña</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Your password is needed once more</source>
        <translation>Se necesita otra vez su contraseña</translation>
    </message>
    <message>
        <source>The signing key left memory when an import began. Your password opens it for this change.</source>
        <translation>La clave de firma salió de la memoria cuando empezó una importación. Su contraseña la abre para este cambio.</translation>
    </message>
</context>
<context>
    <name>VaultChoices</name>
    <message>
        <source>Other vaults opened here</source>
        <translation>Otras bóvedas abiertas aquí</translation>
    </message>
    <message>
        <source>Choose a &amp;folder…</source>
        <translation>Elegir una ca&amp;rpeta…</translation>
    </message>
    <message>
        <source>Make a &amp;new vault…</source>
        <translation>Crear una bóveda &amp;nueva…</translation>
    </message>
</context>
<context>
    <name>VaultHeader</name>
    <message>
        <source>TRAINING: made-up people only</source>
        <translation>PRÁCTICA: solo personas inventadas</translation>
    </message>
    <message>
        <source>This vault is open in another program on this computer. Close it there before you sign in.</source>
        <translation>Esta bóveda está abierta en otro programa de este equipo. Ciérrela allí antes de iniciar sesión.</translation>
    </message>
    <message>
        <source>At the center {line}</source>
        <translation>En el centro: {line}</translation>
    </message>
</context>
<context>
    <name>VaultPanel</name>
    <message>
        <source>Make a &amp;new vault</source>
        <translation>Crear una bóveda &amp;nueva</translation>
    </message>
    <message>
        <source>&amp;Open a vault that is there already</source>
        <translation>&amp;Abrir una bóveda que ya existe</translation>
    </message>
    <message>
        <source>No folder is chosen yet.</source>
        <translation>Aún no hay carpeta elegida.</translation>
    </message>
    <message>
        <source>Choose &amp;folder…</source>
        <translation>Elegir &amp;carpeta…</translation>
    </message>
    <message>
        <source>This is a &amp;training vault</source>
        <translation>Es una bóveda de &amp;práctica</translation>
    </message>
    <message>
        <source>A vault is the folder that holds everything of one program: who is eligible, as keyed codes, the calls, and who may sign in.</source>
        <translation>Una bóveda es la carpeta que guarda todo lo de un programa: quién tiene derecho, en códigos con clave; las llamadas, y quién puede iniciar sesión.</translation>
    </message>
    <message>
        <source>It becomes a new folder in</source>
        <translation>Será una carpeta nueva en</translation>
    </message>
    <message>
        <source>Name of the &amp;vault</source>
        <translation>Nombre de la &amp;bóveda</translation>
    </message>
    <message>
        <source>&amp;Letter of this computer</source>
        <translation>&amp;Letra de este equipo</translation>
    </message>
    <message>
        <source>References of calls begin with it. In a center of several computers each has its own.</source>
        <translation>Las referencias de las llamadas empiezan con ella. Si el centro tiene varios equipos, cada uno tiene la suya.</translation>
    </message>
    <message>
        <source>For made-up people: always open, no limit on guessing, and real Social Security numbers are refused. It never becomes a real one.</source>
        <translation>Para personas inventadas: siempre abierta, sin límite al probar; no acepta números de Seguro Social reales. Nunca será una real.</translation>
    </message>
</context>
<context>
    <name>VerifySection</name>
    <message>
        <source>From a &amp;file…</source>
        <translation>De un arc&amp;hivo…</translation>
    </message>
    <message>
        <source>Rosters and the &amp;database&apos;s pages too (takes longer)</source>
        <translation>También las listas y las &amp;páginas de la base de datos (tarda más)</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Verificar</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>The verification was stopped; it says nothing.</source>
        <translation>La verificación se detuvo; no dice nada.</translation>
    </message>
    <message>
        <source>Verify the journal</source>
        <translation>Verificar el diario</translation>
    </message>
    <message>
        <source>Computes the code of every entry anew from the supervisors&apos; key, and compares calls, notes, review cases, openings, settings and rosters with what the journal tells. Calls go on meanwhile.</source>
        <translation>Calcula de nuevo el código de cada asiento a partir de la clave de supervisión y compara llamadas, notas, casos de revisión, aperturas, ajustes y listas con lo que cuenta el diario. Mientras tanto las llamadas siguen.</translation>
    </message>
    <message>
        <source>A head that was kept elsewhere, if you have one:</source>
        <translation>Una cabecera guardada en otra parte, si tiene una:</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Cuánto lleva</translation>
    </message>
    <message>
        <source>Number of the entr&amp;y</source>
        <translation>Número del &amp;asiento</translation>
    </message>
    <message>
        <source>C&amp;ode, or its first 16 characters</source>
        <translation>Código, o sus primeros 16 carac&amp;teres</translation>
    </message>
    <message>
        <source>A head that was kept elsewhere</source>
        <translation>Una cabecera guardada en otra parte</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Empezando…</translation>
    </message>
    <message>
        <source>The rest is compared…</source>
        <translation>Se compara lo demás…</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>A head is an entry&apos;s number and its code: at least its first 16 characters, 0 to 9 and a to f.</source>
        <translation>Una cabecera es el número de un asiento y su código: al menos los primeros 16 caracteres, 0 a 9 y a a f.</translation>
    </message>
</context>
<context>
    <name>VersionsSection</name>
    <message>
        <source>Versions, newest first</source>
        <translation>Versiones, las más recientes primero</translation>
    </message>
    <message>
        <source>&amp;Bring back</source>
        <translation>&amp;Restablecer</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>Every change is kept and journaled with old and new words. Calls and checks carry the number of the version they were under.</source>
        <translation>Cada cambio se conserva y queda en el diario con el texto de antes y el nuevo. Las llamadas y las consultas llevan el número de la versión que regía.</translation>
    </message>
    <message>
        <source>What it &amp;says otherwise than the present one</source>
        <translation>&amp;Qué dice distinto de la actual</translation>
    </message>
    <message>
        <source>This is the present one.</source>
        <translation>Esta es la actual.</translation>
    </message>
    <message>
        <source>Nothing: it says the same.</source>
        <translation>Nada: dice lo mismo.</translation>
    </message>
    <message>
        <source>as the vault was made</source>
        <translation>como se creó la bóveda</translation>
    </message>
    <message>
        <source>{number} parts</source>
        <translation>{number} partes</translation>
    </message>
    <message>
        <source>{number}   {when}   {who}   {changed}</source>
        <translation>{number}   {when}   {who}   {changed}</translation>
    </message>
    <message>
        <source>Hours, wording and codes become those of version {number} again, at once.</source>
        <translation>El horario, los textos y los códigos vuelven a ser los de la versión {number}, de inmediato.</translation>
    </message>
    <message>
        <source>Bring version {number} back</source>
        <translation>Restablecer la versión {number}</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Dejar como está</translation>
    </message>
</context>
<context>
    <name>WarningsCard</name>
    <message>
        <source>Warnings</source>
        <translation>Avisos</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Cancel  Esc</source>
        <translation>Cancelar  Esc</translation>
    </message>
    <message>
        <source>All &amp;rosters</source>
        <translation>Todas las &amp;listas</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>Pa&amp;usar</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Atrás</translation>
    </message>
    <message>
        <source>Step {number} of {all}: {name}</source>
        <translation>Paso {number} de {all}: {name}</translation>
    </message>
    <message>
        <source>Stop counting  Esc</source>
        <translation>Dejar de contar  Esc</translation>
    </message>
    <message>
        <source>Cancel…  Esc</source>
        <translation>Cancelar…  Esc</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>Be&amp;gin the import</source>
        <translation>&amp;Empezar la importación</translation>
    </message>
    <message>
        <source>Contin&amp;ue  Enter</source>
        <translation>Contin&amp;uar  Enter</translation>
    </message>
</context>
<context>
    <name>WordingSection</name>
    <message>
        <source>In &amp;English</source>
        <translation>En &amp;inglés</translation>
    </message>
    <message>
        <source>In S&amp;panish</source>
        <translation>En &amp;español</translation>
    </message>
    <message>
        <source>Script and sentences</source>
        <translation>Guion y frases</translation>
    </message>
    <message>
        <source>What operators read out. The desk says it anew from the next call on.</source>
        <translation>Lo que lee en voz alta quien atiende. El puesto lo dice así desde la siguiente llamada.</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Texto</translation>
    </message>
    <message>
        <source>In braces stands what the program knows, and is filled in as it reads beneath: {variables}</source>
        <translation>Entre llaves está lo que el programa sabe; se llena como se lee debajo: {variables}</translation>
    </message>
    <message>
        <source>{text}  (changed)</source>
        <translation>{text}  (cambiado)</translation>
    </message>
</context>
<context>
    <name>WorkingPart</name>
    <message>
        <source>How far the change is</source>
        <translation>Avance del cambio</translation>
    </message>
</context>
<context>
    <name>Workplace</name>
    <message>
        <source>Desk</source>
        <translation>Puesto</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>The import stops when you sign out, and can go on later with the same file.</source>
        <translation>La importación se detiene al cerrar sesión y puede seguir después con el mismo archivo.</translation>
    </message>
    <message>
        <source>A call is not wrapped up. It would stand in the log as not wrapped up.</source>
        <translation>Hay una llamada sin cerrar. Quedaría en el registro como llamada sin cierre.</translation>
    </message>
    <message>
        <source>What you changed of the program is not saved, and would be lost.</source>
        <translation>Lo que cambió del programa no está guardado y se perdería.</translation>
    </message>
</context>
<context>
    <name>WrapUpPanel</name>
    <message>
        <source>Note, if needed</source>
        <translation>Nota, si hace falta</translation>
    </message>
    <message>
        <source>How did the call end?</source>
        <translation>¿Cómo terminó la llamada?</translation>
    </message>
    <message>
        <source>A digit chooses, Tab leads to the note, Enter saves and begins the next call, Esc goes back</source>
        <translation>Un dígito elige, Tab lleva a la nota, Enter guarda y empieza la siguiente llamada, Esc regresa</translation>
    </message>
    <message>
        <source>A digit chooses, Enter saves and begins the next call, Esc goes back</source>
        <translation>Un dígito elige, Enter guarda y empieza la siguiente llamada, Esc vuelve</translation>
    </message>
</context>
<context>
    <name>_Counts</name>
    <message>
        <source>Roster</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
</context>
<context>
    <name>_DonePart</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Give the file away together with the .sig.json file beside it, and this fingerprint on another way: whoever has all three can verify that no row was changed.</source>
        <translation>Entréguelo con su archivo .sig.json y, por otra vía, esta huella: así se puede verificar que nada cambió.</translation>
    </message>
    <message>
        <source>{calls} stand in {file}.</source>
        <translation>En {file} quedaron: {calls}.</translation>
    </message>
    <message>
        <source>Signed with the key {fingerprint}</source>
        <translation>Firmado con la clave {fingerprint}</translation>
    </message>
</context>
<context>
    <name>_Names</name>
    <message>
        <source>{section}, not saved</source>
        <translation>{section}, sin guardar</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>{header} is taken for</source>
        <translation>{header} se toma como</translation>
    </message>
    <message>
        <source>empty in the first rows</source>
        <translation>vacía en las primeras filas</translation>
    </message>
    <message>
        <source>{column} (guessed)</source>
        <translation>{column} (supuesto)</translation>
    </message>
</context>
<context>
    <name>_RunningPart</name>
    <message>
        <source>How far the export is</source>
        <translation>Avance de la exportación</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>Dete&amp;ner</translation>
    </message>
    <message>
        <source>Stopping; nothing of the file stays</source>
        <translation>Deteniendo; no queda nada del archivo</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Empezando…</translation>
    </message>
    <message>
        <source>The file is being put together and signed</source>
        <translation>El archivo se está componiendo y firmando</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
</context>
<context>
    <name>_ThrottledLine</name>
    <message>
        <source>Release…</source>
        <translation>Liberar…</translation>
    </message>
    <message>
        <source>Release call {reference}</source>
        <translation>Liberar la llamada {reference}</translation>
    </message>
</context>
<context>
    <name>_UnlockingPart</name>
    <message>
        <source>Your password</source>
        <translation>Su contraseña</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>The signing key left memory when an import began. Your password opens it for this export.</source>
        <translation>La clave de firma salió de la memoria al empezar una importación. Su contraseña la abre para exportar.</translation>
    </message>
    <message>
        <source>This is not your password. Type it once more.</source>
        <translation>Esta no es su contraseña. Escríbala otra vez.</translation>
    </message>
</context>
<context>
    <name>failures</name>
    <message>
        <source>1 digit</source>
        <translation>1 dígito</translation>
    </message>
    <message>
        <source>1 second</source>
        <translation>1 segundo</translation>
    </message>
    <message>
        <source>A Social Security number is written with the digits 0 to 9, spaces, dots and hyphens: take everything else out.</source>
        <translation>Un número de Seguro Social se escribe con los dígitos 0 a 9, espacios, puntos y guiones: quite todo lo demás.</translation>
    </message>
    <message>
        <source>A backup is made each day at a time such as 8:30 PM, or every 1 to 168 hours: one of the two.</source>
        <translation>Se hace una copia cada día a una hora como 8:30 p. m., o cada 1 a 168 horas: una de las dos cosas.</translation>
    </message>
    <message>
        <source>A backup of this vault is being made already. Wait until it is done.</source>
        <translation>Ya se está haciendo una copia de esta bóveda. Espere a que termine.</translation>
    </message>
    <message>
        <source>A birth date lies before today: check the year.</source>
        <translation>Una fecha de nacimiento es anterior a hoy: revise el año.</translation>
    </message>
    <message>
        <source>A call is under way. Wrap it up first.</source>
        <translation>Hay una llamada en curso. Ciérrela primero.</translation>
    </message>
    <message>
        <source>A call-back number has ten digits, such as 573-555-0134, with an extension if need be; one from abroad begins with + and the country. Ask for it again.</source>
        <translation>El número para devolver la llamada tiene diez dígitos, como 573-555-0134, y si hace falta una extensión; uno del extranjero empieza con + y el país. Pídalo otra vez.</translation>
    </message>
    <message>
        <source>A cell of the workbook is an error, a fraction or the like and counts as missing.</source>
        <translation>Una celda del libro es un error, una fracción o algo parecido y se cuenta como faltante.</translation>
    </message>
    <message>
        <source>A column was named twice. Name each once.</source>
        <translation>Una columna se nombró dos veces. Nombre cada una una sola vez.</translation>
    </message>
    <message>
        <source>A date needs month, day and year: type 11/23/2026, 11232026 or Nov 23 2026.</source>
        <translation>Una fecha necesita mes, día y año: escriba 11/23/2026, 11232026 o 23 nov 2026.</translation>
    </message>
    <message>
        <source>A filter needs a name of 1 to 40 characters, without a date and without digits that could be a caller&apos;s. Give it another one.</source>
        <translation>Un filtro necesita un nombre de 1 a 40 caracteres, sin fechas y sin dígitos que puedan ser de quien llama. Póngale otro.</translation>
    </message>
    <message>
        <source>A head is an entry&apos;s number and its code: at least its first 16 characters, 0 to 9 and a to f.</source>
        <translation>Una cabecera es el número de un asiento y su código: al menos los primeros 16 caracteres, 0 a 9 y a a f.</translation>
    </message>
    <message>
        <source>A line</source>
        <translation>Una línea</translation>
    </message>
    <message>
        <source>A list of names that comes with the program cannot be read. Install the program again.</source>
        <translation>Una lista de nombres que viene con el programa no se puede leer. Instale otra vez el programa.</translation>
    </message>
    <message>
        <source>A name has more than 128 letters and counts as missing.</source>
        <translation>Un nombre tiene más de 128 letras y se cuenta como faltante.</translation>
    </message>
    <message>
        <source>A name holds a comma, so which name it is stays open; it counts as missing.</source>
        <translation>Un nombre lleva una coma y no se sabe cuál es; se cuenta como faltante.</translation>
    </message>
    <message>
        <source>A name holds no letter outside brackets and counts as missing.</source>
        <translation>Un nombre no tiene letras fuera de paréntesis y se cuenta como faltante.</translation>
    </message>
    <message>
        <source>A name or a text holds a broken character. Type it again, or rename the file.</source>
        <translation>Un nombre o un texto lleva un carácter dañado. Escríbalo otra vez, o cambie el nombre del archivo.</translation>
    </message>
    <message>
        <source>A note has room for 200 characters. Shorten it.</source>
        <translation>En una nota caben 200 caracteres. Acórtela.</translation>
    </message>
    <message>
        <source>A part of the path is a file where a folder is needed. Choose another folder.</source>
        <translation>Una parte de la ruta es un archivo donde se necesita una carpeta. Elija otra carpeta.</translation>
    </message>
    <message>
        <source>A password has at least 12 characters. Several words in a row are best.</source>
        <translation>Una contraseña tiene al menos 12 caracteres. Lo mejor son varias palabras seguidas.</translation>
    </message>
    <message>
        <source>A password has at most 1024 bytes. Make it shorter.</source>
        <translation>Una contraseña tiene como máximo 1024 bytes. Acórtela.</translation>
    </message>
    <message>
        <source>A profile&apos;s name has up to 40 letters and digits, with spaces and hyphens between them. Choose another name.</source>
        <translation>El nombre de un perfil tiene hasta 40 letras y dígitos, con espacios y guiones entre ellos. Elija otro nombre.</translation>
    </message>
    <message>
        <source>A review case is for a caller who got a NO or cannot give more details. Check the details first.</source>
        <translation>El caso de revisión es para quien recibió un NO o no puede dar más datos. Primero consulte los datos.</translation>
    </message>
    <message>
        <source>A review case is open for this call already. Wrap the call up.</source>
        <translation>Esta llamada ya tiene un caso de revisión. Cierre la llamada.</translation>
    </message>
    <message>
        <source>A roster is being hashed in another vault. Sign in to that one, or wait until the import has ended.</source>
        <translation>Se está codificando una lista en otra bóveda. Inicie sesión en ella, o espere a que termine la importación.</translation>
    </message>
    <message>
        <source>A roster is being loaded or switched to just now. Wait until that is done, or cancel it.</source>
        <translation>En este momento se carga o se activa una lista. Espere a que termine, o cancélelo.</translation>
    </message>
    <message>
        <source>A roster is staged, and a supervisor&apos;s removal would make that worthless. Switch to it or give it up first.</source>
        <translation>Hay una lista preparada, y con la baja de alguien de supervisión dejaría de servir. Actívela o descártela antes.</translation>
    </message>
    <message>
        <source>A seat is one letter that is not misheard or misread for another: one of ABCDFGHJKMNPQRTWXYZ.</source>
        <translation>Un puesto es una sola letra que no se confunde con otra al oírla ni al leerla: una de ABCDFGHJKMNPQRTWXYZ.</translation>
    </message>
    <message>
        <source>A spreadsheet may have taken leading zeros from the Social Security number; pad_zeros puts them back.</source>
        <translation>Una hoja de cálculo pudo quitar ceros al inicio del número de Seguro Social; pad_zeros los repone.</translation>
    </message>
    <message>
        <source>A user name cannot begin or end with a space. Take it out.</source>
        <translation>Un nombre de usuario no empieza ni termina con un espacio. Quítelo.</translation>
    </message>
    <message>
        <source>A user name has 1 to 40 characters. Make it shorter or fill it in.</source>
        <translation>Un nombre de usuario tiene de 1 a 40 caracteres. Acórtelo o escríbalo.</translation>
    </message>
    <message>
        <source>A user name is made of letters, digits, spaces, dots, hyphens and underscores. Take the other characters out.</source>
        <translation>Un nombre de usuario se forma con letras, dígitos, espacios, puntos, guiones y guiones bajos. Quite los demás caracteres.</translation>
    </message>
    <message>
        <source>A vault cannot lie on a network share. Choose a folder on a disk of this computer.</source>
        <translation>Una bóveda no puede estar en una carpeta de red. Elija una carpeta en un disco de este equipo.</translation>
    </message>
    <message>
        <source>A vault&apos;s program keeps its name and its matching, for the roster was hashed under them. Leave both as they are, or make a new vault.</source>
        <translation>El programa de una bóveda conserva su nombre y su forma de buscar, porque la lista se cifró con ellos. Deje ambos como están, o cree una bóveda nueva.</translation>
    </message>
    <message>
        <source>A word list of the program cannot be read. Install the program again.</source>
        <translation>Una lista de palabras del programa no se puede leer. Instale otra vez el programa.</translation>
    </message>
    <message>
        <source>All birth dates can be read month first and day first. Say which in a columns file: date_format = &quot;MM/DD/YYYY&quot; or the like.</source>
        <translation>Todas las fechas de nacimiento se pueden leer con el mes o con el día primero. Indíquelo en un archivo de columnas: date_format = &quot;MM/DD/YYYY&quot; o similar.</translation>
    </message>
    <message>
        <source>An export has other columns than these. Choose among: reference, started_at, ended_at, seat, operator, line_open, checks, answer, rules_hit, wrap_up, roster, program_version, note.</source>
        <translation>Una exportación tiene otras columnas. Elija entre: reference, started_at, ended_at, seat, operator, line_open, checks, answer, rules_hit, wrap_up, roster, program_version, note.</translation>
    </message>
    <message>
        <source>An import was interrupted. Go on with the same file, or give it up first.</source>
        <translation>Una importación se interrumpió. Siga con el mismo archivo, o descártela primero.</translation>
    </message>
    <message>
        <source>Another program holds the vault&apos;s database. Close it and try again.</source>
        <translation>Otro programa tiene ocupada la base de datos de la bóveda. Ciérrelo e inténtelo otra vez.</translation>
    </message>
    <message>
        <source>Backups outside the vault&apos;s folder, and vaults that were moved aside when a backup was put back: each still opens with the passwords of its time. Delete them.</source>
        <translation>Las copias fuera de la carpeta de la bóveda y las bóvedas apartadas al restaurar una copia: cada una se abre todavía con las contraseñas de su momento. Bórrelas.</translation>
    </message>
    <message>
        <source>Calls are kept from 3 to 120 months, or for good.</source>
        <translation>Las llamadas se conservan de 3 a 120 meses, o para siempre.</translation>
    </message>
    <message>
        <source>Calls are older than they are to be kept. A supervisor purges them, on the journal page.</source>
        <translation>Hay llamadas más antiguas de lo que deben conservarse. Un supervisor las purga, en la página del diario.</translation>
    </message>
    <message>
        <source>Calls of more than a day ago are in no backup. Make one to another disk, on the journal page.</source>
        <translation>Hay llamadas de hace más de un día que no están en ninguna copia de seguridad. Haga una en otro disco, en la página del diario.</translation>
    </message>
    <message>
        <source>Calls of the last 3 months are kept. Name an earlier day.</source>
        <translation>Las llamadas de los últimos 3 meses se conservan. Indique un día anterior.</translation>
    </message>
    <message>
        <source>Choose a folder for the backups first.</source>
        <translation>Elija primero una carpeta para las copias.</translation>
    </message>
    <message>
        <source>DD or D</source>
        <translation>DD o D</translation>
    </message>
    <message>
        <source>Exports, day reports, heads, roster files and bundles that lie elsewhere: none of them is touched.</source>
        <translation>Las exportaciones, los informes del día, las cabeceras, los archivos de listas y los paquetes guardados en otro lugar: no se toca ninguno.</translation>
    </message>
    <message>
        <source>From 2 to 100 backups are kept.</source>
        <translation>Se conservan de 2 a 100 copias.</translation>
    </message>
    <message>
        <source>In the columns file, {fault}</source>
        <translation>En el archivo de columnas: {fault}</translation>
    </message>
    <message>
        <source>In this program calls are wrapped up without a note. Take the note out to save the call.</source>
        <translation>En este programa las llamadas se cierran sin nota. Quite la nota para guardar la llamada.</translation>
    </message>
    <message>
        <source>In {line} a quotation mark opens a cell and none closes it. Close it, or take it out.</source>
        <translation>En {line} unas comillas abren una celda y ningunas la cierran. Ciérrelas, o quítelas.</translation>
    </message>
    <message>
        <source>In {line} a quotation mark stands inside a quoted cell. Double it, or take it out.</source>
        <translation>En {line} hay comillas dentro de una celda entre comillas. Duplíquelas, o quítelas.</translation>
    </message>
    <message>
        <source>Item {number} of `{key}` ({value}) is there twice: remove or rename one of them.</source>
        <translation>El elemento {number} de `{key}` ({value}) está dos veces: quite uno o cámbiele el nombre.</translation>
    </message>
    <message>
        <source>Leading zeros were put back before the Social Security number, as was asked for.</source>
        <translation>Se repusieron ceros al inicio del número de Seguro Social, como se pidió.</translation>
    </message>
    <message>
        <source>Line {number}</source>
        <translation>La línea {number}</translation>
    </message>
    <message>
        <source>Line {number} of {file} is not UTF-8: save the file as UTF-8 text.</source>
        <translation>La línea {number} de {file} no es UTF-8: guarde el archivo como texto UTF-8.</translation>
    </message>
    <message>
        <source>MM or M</source>
        <translation>MM o M</translation>
    </message>
    <message>
        <source>Month, day and year are needed: type 2/9/1980, 02091980 or Feb 9 1980.</source>
        <translation>Se necesitan mes, día y año: escriba 2/9/1980, 02091980 o 9 feb 1980.</translation>
    </message>
    <message>
        <source>More than one wrap-up code in `wrap_up` is the likely one for {answer} ({codes}): leave {answer} in `suggested_for` of one of them.</source>
        <translation>Más de un código de cierre de `wrap_up` es el probable para {answer} ({codes}): deje {answer} en `suggested_for` de uno solo.</translation>
    </message>
    <message>
        <source>No Social Security number has these digits: ask the caller to read them once more.</source>
        <translation>Ningún número de Seguro Social tiene estos dígitos: pida que se los lean otra vez.</translation>
    </message>
    <message>
        <source>No Social Security number has these digits; it counts as missing.</source>
        <translation>Ningún número de Seguro Social tiene estos dígitos; se cuenta como faltante.</translation>
    </message>
    <message>
        <source>No addition of this number was signed since the case was decided. Add the person on the roster page first.</source>
        <translation>Desde que se decidió el caso no se firmó ninguna adición con este número. Agregue primero a la persona en la página de la lista.</translation>
    </message>
    <message>
        <source>No age is set, so name the day before which calls go.</source>
        <translation>No hay ninguna edad fijada: indique el día antes del cual se van las llamadas.</translation>
    </message>
    <message>
        <source>No backup could be made before the last large change: there was no room, or something is damaged. Make one by hand.</source>
        <translation>No se pudo hacer una copia antes del último cambio grande: no había espacio, o algo está dañado. Haga una a mano.</translation>
    </message>
    <message>
        <source>No call of this reference has a review case. Look at the list again.</source>
        <translation>Ninguna llamada con esta referencia tiene un caso de revisión. Mire la lista otra vez.</translation>
    </message>
    <message>
        <source>No call on this computer has this reference. Have the caller read it once more, letter by letter.</source>
        <translation>Ninguna llamada de esta computadora tiene esta referencia. Pida que se la lean otra vez, letra por letra.</translation>
    </message>
    <message>
        <source>No column of the header is known. The first row must name at least one of last_name, first_name, former_last_names, birth_date, ssn, educator_id; or a columns file says what they are called here, and which delimiter there is.</source>
        <translation>No se reconoce ninguna columna del encabezado. La primera fila debe nombrar al menos una de estas: last_name, first_name, former_last_names, birth_date, ssn, educator_id; o un archivo de columnas dice cómo se llaman aquí y qué delimitador hay.</translation>
    </message>
    <message>
        <source>No column was chosen. Choose at least one.</source>
        <translation>No se eligió ninguna columna. Elija al menos una.</translation>
    </message>
    <message>
        <source>No import was interrupted, so there is nothing to go on with or to give up.</source>
        <translation>No se interrumpió ninguna importación: no hay nada que seguir ni que descartar.</translation>
    </message>
    <message>
        <source>No month has this name in English or Spanish: type its number.</source>
        <translation>Ningún mes se llama así en inglés ni en español: escriba su número.</translation>
    </message>
    <message>
        <source>No open call has this reference. Begin the call again.</source>
        <translation>Ninguna llamada abierta tiene esta referencia. Empiece otra vez la llamada.</translation>
    </message>
    <message>
        <source>No review case can be decided so. Choose one of the list.</source>
        <translation>Ningún caso de revisión se puede decidir así. Elija una opción de la lista.</translation>
    </message>
    <message>
        <source>No review case has this reason. Choose one of the list.</source>
        <translation>Ningún caso de revisión tiene este motivo. Elija uno de la lista.</translation>
    </message>
    <message>
        <source>No row of the roster file could be loaded, so nothing was changed. Look at what is wrong with its rows, mend the file and import it again.</source>
        <translation>No se pudo cargar ninguna fila del archivo; no se cambió nada. Vea qué está mal en sus filas, corrija el archivo e impórtelo otra vez.</translation>
    </message>
    <message>
        <source>No wrap-up code is the likely one for {answer}: add {answer} to `suggested_for` of one code in `wrap_up`.</source>
        <translation>Ningún código de cierre es el probable para {answer}: agregue {answer} a `suggested_for` de un código de `wrap_up`.</translation>
    </message>
    <message>
        <source>Nobody is signed in. Sign in first.</source>
        <translation>Nadie ha iniciado sesión. Inicie sesión primero.</translation>
    </message>
    <message>
        <source>Nobody of this name may sign in to this vault. Look at how the name is written.</source>
        <translation>Nadie con este nombre puede iniciar sesión en esta bóveda. Revise cómo está escrito el nombre.</translation>
    </message>
    <message>
        <source>Nobody on the roster was loaded with exactly these details, so nobody was taken off. Repeat the row as it was when it was loaded, or load the whole corrected list in place of the roster.</source>
        <translation>Nadie en la lista se cargó exactamente con estos datos; no se dio de baja a nadie. Repita la fila como estaba al cargarla, o cargue la lista completa y corregida en lugar de la actual.</translation>
    </message>
    <message>
        <source>Not checked: {number} checks were made within a minute. What you typed is still there; press Enter again in {time}.</source>
        <translation>Sin consultar: se hicieron {number} consultas en un minuto. Lo que escribió sigue ahí; presione Enter otra vez en {time}.</translation>
    </message>
    <message>
        <source>Nothing but the vault itself belongs into its folder. Name a file somewhere else.</source>
        <translation>En la carpeta de la bóveda solo va la bóveda. Elija un archivo en otro lugar.</translation>
    </message>
    <message>
        <source>Only a supervisor may do this. Ask one to sign in.</source>
        <translation>Solo supervisión puede hacer esto. Pida que alguien de supervisión inicie sesión.</translation>
    </message>
    <message>
        <source>Only a training vault may have cheap hashes, an open line and no throttle.</source>
        <translation>Solo una bóveda de práctica puede tener códigos rápidos, línea siempre abierta y consultas sin freno.</translation>
    </message>
    <message>
        <source>Only a workbook can be protected with a password. Choose XLSX, or leave the password out.</source>
        <translation>Solo un libro puede protegerse con contraseña. Elija XLSX u omita la contraseña.</translation>
    </message>
    <message>
        <source>Printed recovery sheets: they open backups, and nothing else any more. Shred them when the backups are gone.</source>
        <translation>Las hojas de recuperación impresas: abren las copias y ya nada más. Destrúyalas cuando no queden copias.</translation>
    </message>
    <message>
        <source>Reading the roster file stopped before its end. Check that memory is free and start again; if it stops at the same place, the file may be built to do harm.</source>
        <translation>La lectura del archivo de la lista se detuvo antes del final. Revise que haya memoria libre y empiece otra vez; si se detiene en el mismo lugar, el archivo puede estar hecho para causar daño.</translation>
    </message>
    <message>
        <source>Remnants on solid-state disks, in snapshots and in copies that others make of this disk: only the encryption protects these, so destroy or wipe disks that are given away.</source>
        <translation>Los restos en discos de estado sólido, en instantáneas y en copias que otros hacen de este disco: solo el cifrado los protege, así que destruya o borre los discos que se entreguen.</translation>
    </message>
    <message>
        <source>SQLite 3.51.3 can damage a database. Install sqlcipher3 0.6.4 or later.</source>
        <translation>SQLite 3.51.3 puede dañar una base de datos. Instale sqlcipher3 0.6.4 o posterior.</translation>
    </message>
    <message>
        <source>Somebody of this name is there already. Choose another name.</source>
        <translation>Ya hay alguien con este nombre. Elija otro nombre.</translation>
    </message>
    <message>
        <source>Somebody was removed, and the vault&apos;s files are still under the former keys. Make room on the disk and sign in again.</source>
        <translation>Se dio de baja a alguien, y los archivos de la bóveda siguen con las claves anteriores. Haga espacio en el disco y vuelva a entrar.</translation>
    </message>
    <message>
        <source>Something else follows the gzip&apos;d roster in its file. Unpack it yourself and look at what it holds.</source>
        <translation>Después de la lista comprimida con gzip hay algo más en el archivo. Descomprímalo y vea qué contiene.</translation>
    </message>
    <message>
        <source>Something sealed in the vault cannot be opened: it was damaged, altered or sealed to others.</source>
        <translation>Algo sellado en la bóveda no se puede abrir: se dañó, se alteró o se selló para otras personas.</translation>
    </message>
    <message>
        <source>That is not the workbook&apos;s password. Give the one that Excel asks for when it opens the workbook, or save it again without one.</source>
        <translation>Esa no es la contraseña del libro. Escriba la que pide Excel al abrirlo, o guárdelo otra vez sin contraseña.</translation>
    </message>
    <message>
        <source>The Social Security number has neither 9 digits nor 4; it counts as missing.</source>
        <translation>El número de Seguro Social no tiene 9 dígitos ni 4; se cuenta como faltante.</translation>
    </message>
    <message>
        <source>The Social Security number holds something other than digits; it counts as missing.</source>
        <translation>El número de Seguro Social tiene algo más que dígitos; se cuenta como faltante.</translation>
    </message>
    <message>
        <source>The backup that is due could not be made. Check that its folder is there and has room, on the journal page.</source>
        <translation>No se pudo hacer la copia de seguridad prevista. Revise que su carpeta exista y tenga espacio, en la página del diario.</translation>
    </message>
    <message>
        <source>The backup that was just written cannot be read back, so it was deleted. Choose another disk.</source>
        <translation>La copia que se acaba de escribir no se puede leer, así que se borró. Elija otro disco.</translation>
    </message>
    <message>
        <source>The birth date does not lie before today and counts as missing.</source>
        <translation>La fecha de nacimiento no es anterior a hoy y se cuenta como faltante.</translation>
    </message>
    <message>
        <source>The birth date is not written in the column&apos;s declared format: check both.</source>
        <translation>La fecha de nacimiento no está en el formato declarado de la columna: revise los dos.</translation>
    </message>
    <message>
        <source>The birth date is not written in the declared format and counts as missing.</source>
        <translation>La fecha de nacimiento no está en el formato declarado y se cuenta como faltante.</translation>
    </message>
    <message>
        <source>The birth date lies before 1900 and counts as missing.</source>
        <translation>La fecha de nacimiento es anterior a 1900 y se cuenta como faltante.</translation>
    </message>
    <message>
        <source>The birth date would make the person older than 120 years; it counts as missing.</source>
        <translation>Con esta fecha de nacimiento la persona tendría más de 120 años; se cuenta como faltante.</translation>
    </message>
    <message>
        <source>The birth dates have no one format with a year of four digits. Declare it in a columns file, such as date_format = &quot;MM/DD/YYYY&quot;; cells that are written otherwise then count as missing.</source>
        <translation>Las fechas de nacimiento no tienen un único formato con año de cuatro dígitos. Declárelo en un archivo de columnas, por ejemplo date_format = &quot;MM/DD/YYYY&quot;; las celdas escritas de otra manera se cuentan como faltantes.</translation>
    </message>
    <message>
        <source>The calendar has no such birth date; it counts as missing.</source>
        <translation>Esa fecha de nacimiento no existe en el calendario; se cuenta como faltante.</translation>
    </message>
    <message>
        <source>The calendar has no such day: check month, day and year.</source>
        <translation>Ese día no existe en el calendario: revise mes, día y año.</translation>
    </message>
    <message>
        <source>The call before the lock cannot be gone on with. It stands in the call log as not wrapped up.</source>
        <translation>La llamada anterior al bloqueo no puede continuar. Queda en el registro como llamada sin cierre.</translation>
    </message>
    <message>
        <source>The call log has no call of this reference any more. Look at the list again.</source>
        <translation>El registro ya no tiene ninguna llamada con esta referencia. Vuelva a mirar la lista.</translation>
    </message>
    <message>
        <source>The closing time is not a time of day. Write it in 24 hours and four digits, such as 21:30; midnight is 24:00.</source>
        <translation>La hora de cierre no es una hora del día. Escríbala en 24 horas y con cuatro dígitos, como 21:30; la medianoche es 24:00.</translation>
    </message>
    <message>
        <source>The columns file names a delimiter or an encoding, but a workbook has neither. Take them out.</source>
        <translation>El archivo de columnas indica un delimitador o una codificación, pero un libro no los tiene. Quítelos.</translation>
    </message>
    <message>
        <source>The columns file names a header for {column} that the roster file does not have. Copy the header exactly, or take the entry out.</source>
        <translation>El archivo de columnas indica para {column} un encabezado que el archivo de la lista no tiene. Copie el encabezado tal cual, o quite la entrada.</translation>
    </message>
    <message>
        <source>The columns file names a sheet, but a CSV file has none. Take `sheet` out of the columns file.</source>
        <translation>El archivo de columnas indica una hoja, pero un archivo CSV no tiene ninguna. Quite `sheet` del archivo de columnas.</translation>
    </message>
    <message>
        <source>The database is older than vault.keys: an old copy was put back. Verify the journal.</source>
        <translation>La base de datos es más antigua que vault.keys: se repuso una copia vieja. Verifique el diario.</translation>
    </message>
    <message>
        <source>The date format has more than one {part}: write {letters} in it once.</source>
        <translation>El formato de fecha tiene más de un {part}: escriba {letters} una sola vez.</translation>
    </message>
    <message>
        <source>The date format has other letters than YYYY, MM, M, DD and D: take them out.</source>
        <translation>El formato de fecha tiene otras letras que YYYY, MM, M, DD y D: quítelas.</translation>
    </message>
    <message>
        <source>The date format lacks the {part}: write {letters} in it once.</source>
        <translation>Al formato de fecha le falta el {part}: escriba {letters} una vez.</translation>
    </message>
    <message>
        <source>The date format runs M or D into its neighbor: separate them, or write MM and DD.</source>
        <translation>El formato de fecha junta M o D con la parte de al lado: sepárelas, o escriba MM y DD.</translation>
    </message>
    <message>
        <source>The disk can only be read. Choose a folder on another disk.</source>
        <translation>El disco es de solo lectura. Elija una carpeta en otro disco.</translation>
    </message>
    <message>
        <source>The educator ID has not between 2 and 20 characters and counts as missing.</source>
        <translation>El número de educador no tiene entre 2 y 20 caracteres y se cuenta como faltante.</translation>
    </message>
    <message>
        <source>The educator ID holds more than letters A-Z and digits and counts as missing.</source>
        <translation>El número de educador tiene algo más que letras A-Z y dígitos y se cuenta como faltante.</translation>
    </message>
    <message>
        <source>The educator ID looks like a Social Security number and is refused.</source>
        <translation>El número de educador parece un número de Seguro Social y no se acepta.</translation>
    </message>
    <message>
        <source>The file could not be read to its end. Check the disk or the network it is on.</source>
        <translation>El archivo no se pudo leer hasta el final. Revise el disco o la red donde está.</translation>
    </message>
    <message>
        <source>The file is far larger than such a file can be. Check that it is the one you meant.</source>
        <translation>El archivo es mucho más grande de lo que puede ser. Revise que sea el que quería.</translation>
    </message>
    <message>
        <source>The file or its folder cannot be used. Check that the folder exists, that the disk is there, and that this account may write to it.</source>
        <translation>El archivo o su carpeta no se puede usar. Revise que la carpeta exista, que el disco esté y que esta cuenta pueda escribir en él.</translation>
    </message>
    <message>
        <source>The file vault.keys is older than the database. Put back the newest vault.keys.</source>
        <translation>El archivo vault.keys es más antiguo que la base de datos. Reponga el vault.keys más reciente.</translation>
    </message>
    <message>
        <source>The file&apos;s name is too long. Choose a shorter one.</source>
        <translation>El nombre del archivo es demasiado largo. Elija uno más corto.</translation>
    </message>
    <message>
        <source>The file&apos;s name or a word of the filter has more than 255 characters, or some that cannot be seen. Choose another one.</source>
        <translation>El nombre del archivo o una palabra del filtro tiene más de 255 caracteres, o algunos que no se ven. Elija otro.</translation>
    </message>
    <message>
        <source>The first name {fault}</source>
        <translation>El nombre {fault}</translation>
    </message>
    <message>
        <source>The first row holds a date or a number like a Social Security number, so it seems to be a person&apos;s. Put a row with the names of the columns above it.</source>
        <translation>La primera fila tiene una fecha o un número como de Seguro Social: parece la de una persona. Ponga encima una fila con los nombres de las columnas.</translation>
    </message>
    <message>
        <source>The folder is not there. Make it first, or choose another one.</source>
        <translation>La carpeta no existe. Créela primero, o elija otra.</translation>
    </message>
    <message>
        <source>The former last name {fault}</source>
        <translation>El apellido anterior {fault}</translation>
    </message>
    <message>
        <source>The gzip&apos;d roster file ends in the middle. Copy it again from where it comes from.</source>
        <translation>El archivo comprimido con gzip se corta a la mitad. Cópielo otra vez de su origen.</translation>
    </message>
    <message>
        <source>The gzip&apos;d roster file holds a workbook. Unpack it first, or open it and save it again as &quot;CSV UTF-8&quot;.</source>
        <translation>El archivo comprimido con gzip contiene un libro. Descomprímalo primero, o ábralo y guárdelo otra vez como “CSV UTF-8”.</translation>
    </message>
    <message>
        <source>The gzip&apos;d roster file is damaged. Copy it again from where it comes from.</source>
        <translation>El archivo comprimido con gzip está dañado. Cópielo otra vez de su origen.</translation>
    </message>
    <message>
        <source>The gzip&apos;d roster file unpacks to far more than a roster can be. Check that it is the file you meant.</source>
        <translation>El archivo comprimido con gzip contiene mucho más de lo que puede ser una lista. Revise que sea el archivo que quería.</translation>
    </message>
    <message>
        <source>The header can be split in more than one way. Name the delimiter in a columns file.</source>
        <translation>El encabezado se puede separar de varias maneras. Indique el delimitador en un archivo de columnas.</translation>
    </message>
    <message>
        <source>The header has more than 500 columns. Leave out those that are not needed.</source>
        <translation>El encabezado tiene más de 500 columnas. Quite las que no hacen falta.</translation>
    </message>
    <message>
        <source>The header has two columns for {column}. Rename or remove one of them.</source>
        <translation>El encabezado tiene dos columnas para {column}. Quite una o cámbiele el nombre.</translation>
    </message>
    <message>
        <source>The import of this roster is not finished. Go on with the same file.</source>
        <translation>La importación de esta lista no terminó. Siga con el mismo archivo.</translation>
    </message>
    <message>
        <source>The import was begun by another edition of the program, or reads the file in another way. Give the interrupted import up and import again.</source>
        <translation>La importación la empezó otra edición del programa, o lee el archivo de otra manera. Descarte la importación interrumpida e importe otra vez.</translation>
    </message>
    <message>
        <source>The installed SQLCipher ignores the setting {name}. Install sqlcipher3 0.6.4.</source>
        <translation>El SQLCipher instalado no hace caso del ajuste {name}. Instale sqlcipher3 0.6.4.</translation>
    </message>
    <message>
        <source>The installed SQLCipher is too old. Install sqlcipher3 0.6.4 or later.</source>
        <translation>El SQLCipher instalado es demasiado antiguo. Instale sqlcipher3 0.6.4 o posterior.</translation>
    </message>
    <message>
        <source>Another roster was made active since this addition or removal was begun, and switching to it now would undo that. Give the import up and import the file again.</source>
        <translation>Otra lista se activó después de empezar esta adición o baja, y activar esta ahora desharía aquello. Descarte la importación e importe otra vez el archivo.</translation>
    </message>
    <message>
        <source>No roster is active, so no check can be answered. Import one.</source>
        <translation>No hay una lista activa y no se puede contestar ninguna consulta. Importe una.</translation>
    </message>
    <message>
        <source>No roster is active, so there is nothing to add to or to remove from. Choose to replace the roster.</source>
        <translation>No hay una lista activa a la que agregar o de la que dar de baja. Elija reemplazar la lista.</translation>
    </message>
    <message>
        <source>No row of the file stands on the roster as it was loaded, so nothing was changed. Look at what is wrong with its rows, or load the whole corrected list in place of the roster.</source>
        <translation>Ninguna fila del archivo está en la lista tal como se cargó; no se cambió nada. Vea qué está mal en sus filas, o cargue la lista completa y corregida en lugar de la actual.</translation>
    </message>
    <message>
        <source>Something in the {number} lines</source>
        <translation>Algo en las {number} líneas</translation>
    </message>
    <message>
        <source>The active roster was loaded under another matching specification, cost or policy than this vault has now, so nobody can be added or removed. Load the whole list again.</source>
        <translation>La lista activa se cargó con otra especificación, otro costo u otra política que los que tiene ahora esta bóveda: no se puede agregar ni dar de baja a nadie. Cargue otra vez la lista completa.</translation>
    </message>
    <message>
        <source>The import of a roster bundle was begun and is not finished. Go on with it or give it up from a shell.</source>
        <translation>La importación de un paquete de lista empezó y no terminó. Sígala o descártela desde la línea de comandos.</translation>
    </message>
    <message>
        <source>The import of this roster&apos;s bundle is not finished. Go on with it from a shell.</source>
        <translation>La importación del paquete de esta lista no terminó. Sígala desde la línea de comandos.</translation>
    </message>
    <message>
        <source>The interrupted import was changed from outside. Give it up and import again.</source>
        <translation>La importación interrumpida se cambió desde fuera. Descártela e importe otra vez.</translation>
    </message>
    <message>
        <source>The journal&apos;s head could not be written to its folder this hour. Check that the folder is there and has room.</source>
        <translation>En esta hora no se pudo guardar la cabecera del diario en su carpeta. Compruebe que la carpeta exista y tenga espacio.</translation>
    </message>
    <message>
        <source>The journal&apos;s seal is missing or does not fit. Verify the journal.</source>
        <translation>El sello del diario falta o no corresponde. Verifique el diario.</translation>
    </message>
    <message>
        <source>The journal, or what follows from it, is not as it was written, so nothing is purged: somebody may have changed how old a call is. Verify the journal, and do first what that says.</source>
        <translation>El diario, o lo que se deriva de él, no está como se escribió, así que no se purga nada: alguien puede haber cambiado la antigüedad de una llamada. Verifique el diario y haga primero lo que diga.</translation>
    </message>
    <message>
        <source>The key file vault.keys is damaged or was altered. Put back the newest backup of the vault.</source>
        <translation>El archivo de claves vault.keys está dañado o se alteró. Reponga la copia de seguridad más reciente de la bóveda.</translation>
    </message>
    <message>
        <source>The key file vault.keys was written by a newer version of the program. Install that version.</source>
        <translation>El archivo de claves vault.keys lo escribió una versión más nueva del programa. Instale esa versión.</translation>
    </message>
    <message>
        <source>The last name {fault}</source>
        <translation>El apellido {fault}</translation>
    </message>
    <message>
        <source>The line of this training vault is always open, so there is nothing to open.</source>
        <translation>La línea de esta bóveda de práctica está siempre abierta, así que no hay nada que abrir.</translation>
    </message>
    <message>
        <source>The month comes first: February 13, 1980 is 2/13/1980.</source>
        <translation>El mes va primero: el 13 de febrero de 1980 es 2/13/1980.</translation>
    </message>
    <message>
        <source>The month comes first: November 23, 2026 is 11/23/2026.</source>
        <translation>El mes va primero: el 23 de noviembre de 2026 es 11/23/2026.</translation>
    </message>
    <message>
        <source>The name is not written in the declared order, so both its parts count as missing.</source>
        <translation>El nombre no está escrito en el orden declarado; sus dos partes se cuentan como faltantes.</translation>
    </message>
    <message>
        <source>The name “recovery” is kept for the recovery code. Choose another name.</source>
        <translation>El nombre “recovery” está reservado para el código de recuperación. Elija otro nombre.</translation>
    </message>
    <message>
        <source>The note holds a date that may be a birth date. Write a weekday instead, or take it out.</source>
        <translation>La nota contiene una fecha que podría ser de nacimiento. Escriba el día de la semana o quítela.</translation>
    </message>
    <message>
        <source>The note holds an e-mail address. Take it out to save the note.</source>
        <translation>La nota contiene una dirección de correo electrónico. Quítela para guardar la nota.</translation>
    </message>
    <message>
        <source>The note holds digits as a payment card has. Take them out to save it.</source>
        <translation>La nota contiene dígitos como los de una tarjeta de pago. Quítelos para guardarla.</translation>
    </message>
    <message>
        <source>The note holds nine digits, as a Social Security number has. Take them out to save it.</source>
        <translation>La nota contiene nueve dígitos, como los de un número de Seguro Social. Quítelos para guardarla.</translation>
    </message>
    <message>
        <source>The note tells the last four digits of a number. Take them out to save it.</source>
        <translation>La nota dice los últimos cuatro dígitos de un número. Quítelos para guardarla.</translation>
    </message>
    <message>
        <source>The part of the program that holds the vault could not be started. Close other programs, and sign in again.</source>
        <translation>La parte del programa que guarda la bóveda no pudo empezar. Cierre otros programas e inicie sesión de nuevo.</translation>
    </message>
    <message>
        <source>The part of the program that holds the vault has ended. Every answer that was shown is in the journal. Sign in again.</source>
        <translation>La parte del programa que guarda la bóveda se cerró. Todas las respuestas mostradas están en el diario. Inicie sesión de nuevo.</translation>
    </message>
    <message>
        <source>The password holds a broken character. Type it again, or save its file as UTF-8.</source>
        <translation>La contraseña lleva un carácter dañado. Escríbala otra vez, o guarde su archivo como UTF-8.</translation>
    </message>
    <message>
        <source>The password of a workbook has at most 255 characters. Make it shorter.</source>
        <translation>La contraseña de un libro tiene como máximo 255 caracteres. Acórtela.</translation>
    </message>
    <message>
        <source>The password only repeats the user name. Choose one that nobody can guess.</source>
        <translation>La contraseña solo repite el nombre de usuario. Elija una que nadie pueda adivinar.</translation>
    </message>
    <message>
        <source>The program asked for a page of calls that has no call or more than 1000.</source>
        <translation>El programa pidió una página de llamadas vacía o de más de 1000.</translation>
    </message>
    <message>
        <source>The program asked for a page of review cases that has none or more than 1000.</source>
        <translation>El programa pidió una página de casos de revisión que no tiene ninguno o tiene más de 1000.</translation>
    </message>
    <message>
        <source>The program asked for a sentence that no program file has.</source>
        <translation>El programa pidió una frase que ningún archivo de programa tiene.</translation>
    </message>
    <message>
        <source>The program asked the vault for something that no vault does. Nothing was changed.</source>
        <translation>El programa pidió a la bóveda algo que ninguna bóveda hace. No se cambió nada.</translation>
    </message>
    <message>
        <source>The program handed over a time without its time zone.</source>
        <translation>El programa entregó una hora sin su zona horaria.</translation>
    </message>
    <message>
        <source>The program has no such wrap-up code. Choose one of its codes.</source>
        <translation>El programa no tiene ese código de cierre. Elija uno de sus códigos.</translation>
    </message>
    <message>
        <source>The program met a fault of its own ({kind} at {place}). Nothing more was changed.</source>
        <translation>El programa tuvo una falla propia ({kind} en {place}). No se cambió nada más.</translation>
    </message>
    <message>
        <source>The program of this vault was ended, and its keys are destroyed. To delete what may be left of it: callcenter end VAULT</source>
        <translation>El programa de esta bóveda terminó y sus claves están destruidas. Para borrar lo que quede de ella: callcenter end VAULT</translation>
    </message>
    <message>
        <source>The program sent the vault a statement it does not understand. Nothing was changed.</source>
        <translation>El programa envió a la bóveda una instrucción que ella no entiende. No se cambió nada.</translation>
    </message>
    <message>
        <source>The recovery code cannot be changed. Sign in under your own name to change your password.</source>
        <translation>El código de recuperación no se puede cambiar. Inicie sesión con su propio nombre para cambiar su contraseña.</translation>
    </message>
    <message>
        <source>The recovery code cannot be removed, nor given another role. Name a person.</source>
        <translation>El código de recuperación no se puede dar de baja ni recibir otra función. Nombre a una persona.</translation>
    </message>
    <message>
        <source>The recovery code cannot be reset. Name the person who forgot the password.</source>
        <translation>El código de recuperación no se puede restablecer. Indique la persona que olvidó la contraseña.</translation>
    </message>
    <message>
        <source>The roster file changed after it was first read. Start the import again when nobody writes to it any more; to resume one, put back the file that it was begun with.</source>
        <translation>El archivo de la lista cambió después de leerlo por primera vez. Empiece otra vez la importación cuando ya nadie escriba en él; para seguir una, reponga el archivo con el que empezó.</translation>
    </message>
    <message>
        <source>The roster file has a header but no rows. Check that it is the one you meant.</source>
        <translation>El archivo de la lista tiene encabezado pero ninguna fila. Revise que sea el que quería.</translation>
    </message>
    <message>
        <source>The roster file is a ZIP archive without an Excel workbook (.xlsx) in it. Unpack it first.</source>
        <translation>El archivo de la lista es un ZIP sin un libro de Excel (.xlsx). Descomprímalo primero.</translation>
    </message>
    <message>
        <source>The roster file is a workbook of an old kind (.xls). Open it and save it again as .xlsx.</source>
        <translation>El archivo de la lista es un libro de un tipo antiguo (.xls). Ábralo y guárdelo otra vez como .xlsx.</translation>
    </message>
    <message>
        <source>The roster file is empty. Check that it is the one you meant.</source>
        <translation>El archivo de la lista está vacío. Revise que sea el que quería.</translation>
    </message>
    <message>
        <source>The roster is not the one a supervisor signed, so no check is answered from it. Load it again, or switch to a former one on the roster page.</source>
        <translation>La lista no es la que firmó supervisión; con ella no se contesta ninguna consulta. Cárguela otra vez, o active una anterior en la página Lista.</translation>
    </message>
    <message>
        <source>The roster was loaded under another matching specification. Load it again.</source>
        <translation>La lista se cargó con otra especificación. Cárguela otra vez.</translation>
    </message>
    <message>
        <source>The roster was loaded under matching specification {number}, and this program works under {own_number}. Load the roster again with this program, or use the program it was loaded with.</source>
        <translation>La lista se cargó con la especificación {number}, y este programa trabaja con la {own_number}. Cargue otra vez la lista con este programa, o use el programa con el que se cargó.</translation>
    </message>
    <message>
        <source>The row has more or fewer cells than the header and was not read.</source>
        <translation>La fila tiene más o menos celdas que el encabezado y no se leyó.</translation>
    </message>
    <message>
        <source>The row has too few details to find anybody by, so it was not loaded.</source>
        <translation>La fila tiene muy pocos datos para encontrar a alguien; no se cargó.</translation>
    </message>
    <message>
        <source>The self-test of {name} failed, so no key is safe here. Install the program again.</source>
        <translation>Falló la autoprueba de {name}; aquí ninguna clave está segura. Instale otra vez el programa.</translation>
    </message>
    <message>
        <source>The stored program is not JSON: restore the vault from a backup.</source>
        <translation>El programa guardado no es JSON: recupere la bóveda de una copia de seguridad.</translation>
    </message>
    <message>
        <source>The supervisors&apos; key is a new one, with the fingerprint: {code}. Write it down in place of the former one.</source>
        <translation>La clave de supervisión es nueva, con la huella: {code}. Anótela en lugar de la anterior.</translation>
    </message>
    <message>
        <source>The supervisors&apos; keys of this vault were renewed as often as a vault allows. Make a new vault.</source>
        <translation>Las claves de supervisión de esta bóveda ya se renovaron tantas veces como permite una bóveda. Cree una bóveda nueva.</translation>
    </message>
    <message>
        <source>The vault has no program of this version. Choose one of the list.</source>
        <translation>La bóveda no tiene un programa de esa versión. Elija una de la lista.</translation>
    </message>
    <message>
        <source>The vault has no such roster any more. Look at the list again.</source>
        <translation>La bóveda ya no tiene esa lista. Revise otra vez todas las listas.</translation>
    </message>
    <message>
        <source>The vault&apos;s database is damaged. Nothing was changed. Put back the newest backup of the vault folder.</source>
        <translation>La base de datos de la bóveda está dañada. No se cambió nada. Reponga la copia de seguridad más reciente de la carpeta de la bóveda.</translation>
    </message>
    <message>
        <source>The whole vault is being read: by an export, a backup, a verification, or the check that follows a sign-in. Wait until that has ended, and do this again.</source>
        <translation>Se está leyendo toda la bóveda: por una exportación, una copia de seguridad, una verificación o la revisión que sigue al inicio de sesión. Espere a que termine y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>The workbook has links to other workbooks. Open it, break the links and save it again.</source>
        <translation>El libro tiene vínculos a otros libros. Ábralo, quite los vínculos y guárdelo otra vez.</translation>
    </message>
    <message>
        <source>The workbook has macros in it. Open it and save it again as .xlsx, without macros.</source>
        <translation>El libro tiene macros. Ábralo y guárdelo otra vez como .xlsx, sin macros.</translation>
    </message>
    <message>
        <source>The workbook has more than 10,000 cells with an error such as #N/A. Mend the formulas, or paste the list as values.</source>
        <translation>El libro tiene más de 10,000 celdas con un error como #N/A. Corrija las fórmulas, o pegue la lista como valores.</translation>
    </message>
    <message>
        <source>The workbook has no sheet of the name that the columns file gives. It has: {names}.</source>
        <translation>El libro no tiene una hoja con el nombre que da el archivo de columnas. Tiene: {names}.</translation>
    </message>
    <message>
        <source>The workbook has other files embedded in it. Take them out, or copy the list to a new workbook.</source>
        <translation>El libro tiene otros archivos incrustados. Quítelos, o copie la lista a un libro nuevo.</translation>
    </message>
    <message>
        <source>The workbook has several sheets: {names}. Say which in the columns file, such as sheet = &quot;Sheet1&quot;.</source>
        <translation>El libro tiene varias hojas: {names}. Indique cuál en el archivo de columnas, por ejemplo sheet = &quot;Sheet1&quot;.</translation>
    </message>
    <message>
        <source>The workbook has too many cells to be read whole. Open it and save it again as &quot;CSV UTF-8&quot;, or delete the columns that are not needed and whatever stands far from the list.</source>
        <translation>El libro tiene demasiadas celdas para leerlo entero. Ábralo y guárdelo otra vez como “CSV UTF-8”, o borre las columnas que no hacen falta y lo que esté lejos de la lista.</translation>
    </message>
    <message>
        <source>The workbook is damaged or of an unusual form. Open it and save it again, or save it again as &quot;CSV UTF-8&quot;.</source>
        <translation>El libro está dañado o tiene una forma poco usual. Ábralo y guárdelo otra vez, o guárdelo como “CSV UTF-8”.</translation>
    </message>
    <message>
        <source>The workbook is larger, or unpacks to far more, than a list of people does. Check that it is the file you meant; if it is, open it and save it again as &quot;CSV UTF-8&quot;.</source>
        <translation>El libro es mucho más grande, comprimido o no, que una lista de personas. Revise que sea el archivo que quería; si lo es, ábralo y guárdelo otra vez como “CSV UTF-8”.</translation>
    </message>
    <message>
        <source>The workbook is protected and needs its password. Give that as well, on the command line with --workbook-password-file, or save the workbook again without one.</source>
        <translation>El libro está protegido y necesita su contraseña. Dela también, en la línea de comandos con --workbook-password-file, o guarde el libro otra vez sin contraseña.</translation>
    </message>
    <message>
        <source>The year needs all four digits: type 11/23/2026, not 11/23/26.</source>
        <translation>El año necesita sus cuatro dígitos: escriba 11/23/2026, no 11/23/26.</translation>
    </message>
    <message>
        <source>The year needs all four digits: type 2/9/1980, not 2/9/80.</source>
        <translation>El año necesita sus cuatro dígitos: escriba 2/9/1980, no 2/9/80.</translation>
    </message>
    <message>
        <source>The year of birth must be 1900 or later: check the year.</source>
        <translation>El año de nacimiento debe ser 1900 o posterior: revise el año.</translation>
    </message>
    <message>
        <source>There are more than 16 former last names; they count as missing.</source>
        <translation>Hay más de 16 apellidos anteriores; se cuentan como faltantes.</translation>
    </message>
    <message>
        <source>There is a folder of that name. Choose another file name.</source>
        <translation>Hay una carpeta con ese nombre. Elija otro nombre de archivo.</translation>
    </message>
    <message>
        <source>There is no bundled program of that name. Bundled are: {names}. To use a file of your own, give its path, such as ./program.toml.</source>
        <translation>No hay un programa incluido con ese nombre. Los incluidos son: {names}. Para usar un archivo propio, dé su ruta, por ejemplo ./program.toml.</translation>
    </message>
    <message>
        <source>There is no room left on the disk. Make room, or choose another disk, and do it again.</source>
        <translation>No queda espacio en el disco. Libere espacio, o elija otro disco, y hágalo otra vez.</translation>
    </message>
    <message>
        <source>There is no such file. Check its name and folder.</source>
        <translation>Ese archivo no existe. Revise su nombre y su carpeta.</translation>
    </message>
    <message>
        <source>There is no vault in this folder. Choose another folder, or make a new vault.</source>
        <translation>En esta carpeta no hay una bóveda. Elija otra carpeta, o cree una bóveda nueva.</translation>
    </message>
    <message>
        <source>There is not enough free memory to derive a key. Close other programs and try again.</source>
        <translation>No hay suficiente memoria libre para obtener una clave. Cierre otros programas e inténtelo otra vez.</translation>
    </message>
    <message>
        <source>These backups in the vault&apos;s folder still open with the password of before: {files}. Delete them once a newer backup is there.</source>
        <translation>Estas copias en la carpeta de la bóveda todavía se abren con la contraseña de antes: {files}. Bórrelas cuando haya una copia más nueva.</translation>
    </message>
    <message>
        <source>This account may not read the file. Have its permissions changed, or ask for a copy.</source>
        <translation>Esta cuenta no puede leer el archivo. Haga que cambien sus permisos, o pida una copia.</translation>
    </message>
    <message>
        <source>This account may not use the file or its folder. Choose another one, or ask for permission.</source>
        <translation>Esta cuenta no puede usar el archivo o su carpeta. Elija otro, o pida permiso.</translation>
    </message>
    <message>
        <source>This call has no note and no review case. Choose one that has.</source>
        <translation>Esta llamada no tiene nota ni caso de revisión. Elija una que los tenga.</translation>
    </message>
    <message>
        <source>This case does not wait for an addition to the roster. Look at the list again.</source>
        <translation>Este caso no espera una adición a la lista. Mire la lista otra vez.</translation>
    </message>
    <message>
        <source>This case ended with a signed addition to the roster, so its decision stays.</source>
        <translation>Este caso terminó con una adición firmada a la lista, así que su decisión queda.</translation>
    </message>
    <message>
        <source>This folder already holds something. Name a folder that does not exist yet, or an empty one.</source>
        <translation>Esta carpeta ya contiene algo. Elija una carpeta que aún no exista, o una vacía.</translation>
    </message>
    <message>
        <source>This is a device, a pipe or a socket, not a plain file. Copy what it holds into a file.</source>
        <translation>Esto es un dispositivo, una tubería o un socket, no un archivo común. Copie su contenido a un archivo.</translation>
    </message>
    <message>
        <source>This is a folder, not a file. Name the file in it.</source>
        <translation>Esto es una carpeta, no un archivo. Elija el archivo que está en ella.</translation>
    </message>
    <message>
        <source>This is not a whole recovery code: it has 34 letters and digits, and two of them check the rest. Compare it with the paper, character by character.</source>
        <translation>Este no es un código de recuperación completo: tiene 34 letras y dígitos, y dos de ellos comprueban los demás. Compárelo con el papel, carácter por carácter.</translation>
    </message>
    <message>
        <source>This is not the file whose import was interrupted. Choose that very file, or give the interrupted import up.</source>
        <translation>Este no es el archivo cuya importación se interrumpió. Elija ese mismo archivo, o descarte la importación interrumpida.</translation>
    </message>
    <message>
        <source>This is the last supervisor. Make somebody else a supervisor first.</source>
        <translation>Es la última persona de supervisión. Dé antes esa función a otra persona.</translation>
    </message>
    <message>
        <source>This is the password you have already. Choose another one.</source>
        <translation>Esta es la contraseña que ya tiene. Elija otra.</translation>
    </message>
    <message>
        <source>This needs a supervisor&apos;s password again: the signing key left memory when the import began.</source>
        <translation>Esto necesita otra vez la contraseña de supervisión: la clave de firma salió de la memoria al empezar la importación.</translation>
    </message>
    <message>
        <source>This one-time password must be changed first.</source>
        <translation>Primero hay que cambiar esta contraseña de un solo uso.</translation>
    </message>
    <message>
        <source>This password is among the first that anybody would try. Choose one that nobody can guess.</source>
        <translation>Esta contraseña está entre las primeras que cualquiera probaría. Elija una que nadie pueda adivinar.</translation>
    </message>
    <message>
        <source>This program compares all 9 digits of the Social Security number: type all of them, or none.</source>
        <translation>Este programa compara los 9 dígitos del número de Seguro Social: escríbalos todos, o ninguno.</translation>
    </message>
    <message>
        <source>This program uses full Social Security numbers, and that has to be confirmed word for word. Make its vault from a shell, with: callcenter init</source>
        <translation>Este programa usa números de Seguro Social completos, y eso se confirma palabra por palabra. Cree su bóveda desde la línea de comandos, con: callcenter init</translation>
    </message>
    <message>
        <source>This removal would leave nobody on the roster, so nothing was changed. To put another list in its place, choose to replace the roster.</source>
        <translation>Esta baja no dejaría a nadie en la lista; no se cambió nada. Para poner otra en su lugar, elija reemplazar la lista.</translation>
    </message>
    <message>
        <source>This roster was never active. Give its import up instead.</source>
        <translation>Esta lista nunca estuvo activa. Descarte su importación.</translation>
    </message>
    <message>
        <source>This time has passed already on the center&apos;s clock. Choose a later one, up to 24:00.</source>
        <translation>Esta hora ya pasó en el reloj del centro. Elija una posterior, hasta las 24:00.</translation>
    </message>
    <message>
        <source>This user cannot sign in as before any more, but the vault&apos;s files are still under the former keys. Make room on the disk, and sign in again: that finishes it.</source>
        <translation>Esta persona ya no puede entrar como antes, pero los archivos de la bóveda siguen con las claves anteriores. Haga espacio en el disco y vuelva a entrar: con eso se termina.</translation>
    </message>
    <message>
        <source>This user cannot sign in as before any more, but the vault&apos;s files are still under the former keys. Make room on the disk, and sign in again: that finishes it. The supervisors&apos; key is a new one, with the fingerprint: {code}. Write it down in place of the former one.</source>
        <translation>Esta persona ya no puede entrar como antes, pero los archivos de la bóveda siguen con las claves anteriores. Haga espacio en el disco y vuelva a entrar: con eso se termina. La clave de supervisión es nueva, con la huella: {code}. Anótela en lugar de la anterior.</translation>
    </message>
    <message>
        <source>This user has that role already. Nothing was changed.</source>
        <translation>Esta persona ya tiene esa función. No se cambió nada.</translation>
    </message>
    <message>
        <source>Two different supervisors end a program, or one with the recovery code. Name another one.</source>
        <translation>Dan fin a un programa dos supervisores distintos, o uno con el código de recuperación. Indique otro.</translation>
    </message>
    <message>
        <source>You cannot remove yourself or change your own role. Ask another supervisor.</source>
        <translation>No puede darse de baja ni cambiar su propia función. Pídalo a otra persona de supervisión.</translation>
    </message>
    <message>
        <source>You have been signed in for 12 hours. Sign out and in again, then take the next call.</source>
        <translation>Su sesión lleva 12 horas abierta. Ciérrela e iníciela de nuevo; después tome la siguiente llamada.</translation>
    </message>
    <message>
        <source>Your own password is reset by another supervisor, or with the recovery code under the name “recovery”.</source>
        <translation>Su propia contraseña la restablece otro usuario de supervisión, o el código de recuperación con el nombre “recovery”.</translation>
    </message>
    <message>
        <source>`{key}` must be empty: a retired code is never chosen.</source>
        <translation>`{key}` debe estar vacío: un código retirado nunca se elige.</translation>
    </message>
    <message>
        <source>`{key}` stands in `wrap_up` as well: remove it from `retired`.</source>
        <translation>`{key}` también está en `wrap_up`: quítelo de `retired`.</translation>
    </message>
    <message>
        <source>{file} is not JSON: write the program out again with callcenter program VAULT show.</source>
        <translation>{file} no es JSON: escriba el programa otra vez con callcenter program VAULT show.</translation>
    </message>
    <message>
        <source>{place} of {file} is not TOML: look for a missing quote, bracket or equals sign, or a key that is set twice.</source>
        <translation>{place} de {file} no es TOML: busque una comilla, un corchete o un signo igual que falte, o una clave puesta dos veces.</translation>
    </message>
    <message>
        <source>This roster is the active one already. Nothing was changed.</source>
        <translation>Esta lista ya es la activa. No se cambió nada.</translation>
    </message>
    <message>
        <source>This roster is the active one, so it is kept. Make another one active before you purge it.</source>
        <translation>Esta lista es la activa y se conserva. Active otra antes de purgarla.</translation>
    </message>
    <message>
        <source>This roster was purged already. Nothing was changed.</source>
        <translation>Esta lista ya se purgó. No se cambió nada.</translation>
    </message>
    <message>
        <source>This roster was purged, so it cannot be brought back. Import its file again.</source>
        <translation>Esta lista se purgó y no se puede recuperar. Importe otra vez su archivo.</translation>
    </message>
    <message>
        <source>This vault compares full Social Security numbers; 4 digits count as missing.</source>
        <translation>Esta bóveda compara números de Seguro Social completos; 4 dígitos se cuentan como faltantes.</translation>
    </message>
    <message>
        <source>This vault is open in another program on this computer. Close it there and sign in again.</source>
        <translation>Esta bóveda está abierta en otro programa de este equipo. Ciérrela allí e inicie sesión de nuevo.</translation>
    </message>
    <message>
        <source>This vault was written by a newer version of the program. Install that version to open it.</source>
        <translation>Esta bóveda la escribió una versión más nueva del programa. Instale esa versión para abrirla.</translation>
    </message>
    <message>
        <source>This would make the person older than 120 years: check the year.</source>
        <translation>Así la persona tendría más de 120 años: revise el año.</translation>
    </message>
    <message>
        <source>Too many wrong passwords. Wait {number} seconds and try again.</source>
        <translation>Demasiadas contraseñas equivocadas. Espere {number} segundos e inténtelo otra vez.</translation>
    </message>
    <message>
        <source>Two headers could be the {column}. Say which in a columns file, with the header as it stands in the file: {column} = &quot;...&quot;</source>
        <translation>Dos encabezados podrían ser {column}. Indique cuál en un archivo de columnas, con el encabezado tal como está en el archivo: {column} = &quot;...&quot;</translation>
    </message>
    <message>
        <source>User name or password is not right.</source>
        <translation>El nombre de usuario o la contraseña no es correcto.</translation>
    </message>
    <message>
        <source>`enrollment.code` is missing although `enrollment.how` is `code`: add the code that callers are given, or set `enrollment.how` to `in_letter` or `no_code`.</source>
        <translation>Falta `enrollment.code` aunque `enrollment.how` es `code`: agregue el código que se da a quien llama, o ponga `enrollment.how` en `in_letter` o `no_code`.</translation>
    </message>
    <message>
        <source>`enrollment.code` is there although `enrollment.how` is not `code`: remove it, or set `enrollment.how` to `code`.</source>
        <translation>Está `enrollment.code` aunque `enrollment.how` no es `code`: quítelo, o ponga `enrollment.how` en `code`.</translation>
    </message>
    <message>
        <source>`enrollment.web` must be an address such as `https://www.example.org/enroll`.</source>
        <translation>`enrollment.web` debe ser una dirección como `https://www.example.org/enroll`.</translation>
    </message>
    <message>
        <source>`line.days` is empty: name at least one day, such as `monday`.</source>
        <translation>`line.days` está vacío: nombre al menos un día, por ejemplo `monday`.</translation>
    </message>
    <message>
        <source>`line.opens` ({opens}) must be earlier than `line.closes` ({closes}): change one of them; midnight at the end of a day is 24:00.</source>
        <translation>`line.opens` ({opens}) debe ser anterior a `line.closes` ({closes}): cambie uno de los dos; la medianoche al final del día es 24:00.</translation>
    </message>
    <message>
        <source>`line.time_zone` is no time zone that is known: write one such as `America/Chicago`.</source>
        <translation>`line.time_zone` no es una zona horaria conocida: escriba una como `America/Chicago`.</translation>
    </message>
    <message>
        <source>`name` must be small letters and digits joined by hyphens, such as `city-2026`.</source>
        <translation>`name` debe ser de minúsculas y dígitos unidos por guiones, como `city-2026`.</translation>
    </message>
    <message>
        <source>`{key}` has a brace that belongs to no variable: write variables as `{{phone}}`.</source>
        <translation>`{key}` tiene una llave que no es de ninguna variable: escriba las variables como `{{phone}}`.</translation>
    </message>
    <message>
        <source>`{key}` holds a control character: remove tabs and hidden characters.</source>
        <translation>`{key}` tiene un carácter de control: quite tabuladores y caracteres ocultos.</translation>
    </message>
    <message>
        <source>`{key}` is empty: write the text, in both languages.</source>
        <translation>`{key}` está vacío: escriba el texto, en los dos idiomas.</translation>
    </message>
    <message>
        <source>`{key}` is longer than {number} characters: shorten it.</source>
        <translation>`{key}` tiene más de {number} caracteres: acórtelo.</translation>
    </message>
    <message>
        <source>`{key}` is missing: add it to the program.</source>
        <translation>Falta `{key}`: agréguelo al programa.</translation>
    </message>
    <message>
        <source>`{key}` is no key of a program: remove it or mend its spelling.</source>
        <translation>`{key}` no es una clave de un programa: quítela o corrija cómo está escrita.</translation>
    </message>
    <message>
        <source>`{key}` must be a number from {least} to {most}.</source>
        <translation>`{key}` debe ser un número de {least} a {most}.</translation>
    </message>
    <message>
        <source>`{key}` must be a phone number such as `(800) 555-0100`.</source>
        <translation>`{key}` debe ser un número de teléfono como `(800) 555-0100`.</translation>
    </message>
    <message>
        <source>`{key}` must be a time of day in 24 hours and four digits, such as `08:00`.</source>
        <translation>`{key}` debe ser una hora en 24 horas y cuatro dígitos, como `08:00`.</translation>
    </message>
    <message>
        <source>`{key}` must be one of {values}.</source>
        <translation>`{key}` debe ser uno de estos: {values}.</translation>
    </message>
    <message>
        <source>`{key}` must be small letters joined by `_`, such as `not_on_list`.</source>
        <translation>`{key}` debe ser de minúsculas unidas por `_`, como `not_on_list`.</translation>
    </message>
    <message>
        <source>`{key}` must be {value}: change its value.</source>
        <translation>`{key}` debe ser {value}: cambie su valor.</translation>
    </message>
    <message>
        <source>`{key}` must fit on a key: use at most {number} characters.</source>
        <translation>`{key}` debe caber en una tecla: use como máximo {number} caracteres.</translation>
    </message>
    <message>
        <source>`{key}` must hold {least} to {most} items; it holds {number}.</source>
        <translation>`{key}` debe tener de {least} a {most} elementos; tiene {number}.</translation>
    </message>
    <message>
        <source>`{key}` must not name variables in braces: write the words themselves.</source>
        <translation>`{key}` no debe nombrar variables entre llaves: escriba las palabras mismas.</translation>
    </message>
    <message>
        <source>`{key}` names {{{variable}}}, which has no value in this program: add `enrollment.{variable}` or take {{{variable}}} out.</source>
        <translation>`{key}` nombra {{{variable}}}, que no tiene valor en este programa: agregue `enrollment.{variable}` o quite {{{variable}}}.</translation>
    </message>
    <message>
        <source>`{key}` names {{{variable}}}, which is no variable: the variables are {variables}.</source>
        <translation>`{key}` nombra {{{variable}}}, que no es una variable: las variables son {variables}.</translation>
    </message>
    <message>
        <source>a date such as 2026-11-26</source>
        <translation>una fecha como 2026-11-26</translation>
    </message>
    <message>
        <source>a line</source>
        <translation>una línea</translation>
    </message>
    <message>
        <source>a list in square brackets</source>
        <translation>una lista entre corchetes</translation>
    </message>
    <message>
        <source>a table of keys</source>
        <translation>una tabla de claves</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>un número entero</translation>
    </message>
    <message>
        <source>calls after hours</source>
        <translation>llama fuera de horario</translation>
    </message>
    <message>
        <source>day</source>
        <translation>día</translation>
    </message>
    <message>
        <source>first leaves the year out of the birth date</source>
        <translation>primero no dice el año de nacimiento</translation>
    </message>
    <message>
        <source>gives everything asked for</source>
        <translation>da todo lo que se le pide</translation>
    </message>
    <message>
        <source>gives one half of a double name</source>
        <translation>da la mitad de un apellido doble</translation>
    </message>
    <message>
        <source>gives only a name at first</source>
        <translation>al principio da solo un nombre</translation>
    </message>
    <message>
        <source>gives other digits and has no educator ID at hand, then finds it</source>
        <translation>da otros dígitos y no tiene a mano su número de educador; luego lo encuentra</translation>
    </message>
    <message>
        <source>gives the name she had before</source>
        <translation>da el apellido que tenía antes</translation>
    </message>
    <message>
        <source>has a comma in it: type this name alone; the other name has its own box.</source>
        <translation>lleva una coma: escriba solo este; el otro tiene su propia casilla.</translation>
    </message>
    <message>
        <source>has more than {number} letters: type the name alone.</source>
        <translation>tiene más de {number} letras: escriba solo el nombre.</translation>
    </message>
    <message>
        <source>has no letter outside brackets: type it in letters.</source>
        <translation>no tiene letras fuera de paréntesis: escríbalo con letras.</translation>
    </message>
    <message>
        <source>line {number}</source>
        <translation>la línea {number}</translation>
    </message>
    <message>
        <source>month</source>
        <translation>mes</translation>
    </message>
    <message>
        <source>taught for one year only, in another state</source>
        <translation>enseñó un solo año, en otro estado</translation>
    </message>
    <message>
        <source>text in quotes</source>
        <translation>texto entre comillas</translation>
    </message>
    <message>
        <source>the choices do not fit together.</source>
        <translation>las opciones no concuerdan entre sí.</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true o false</translation>
    </message>
    <message>
        <source>year</source>
        <translation>año</translation>
    </message>
    <message>
        <source>{digits} typed: a Social Security number needs all 9, or its last 4. Ask for them again.</source>
        <translation>{digits}: un número de Seguro Social necesita los 9, o los últimos 4. Pídalos otra vez.</translation>
    </message>
    <message>
        <source>{key} and {other_key} name the same header: each needs one of its own.</source>
        <translation>{key} y {other_key} nombran el mismo encabezado: cada uno necesita el suyo.</translation>
    </message>
    <message>
        <source>{key} must name a header of {least} to {most} characters, or be left out.</source>
        <translation>{key} debe nombrar un encabezado de {least} a {most} caracteres, o no estar.</translation>
    </message>
    <message>
        <source>{label}: it needs {least} to {most} characters and has {number}: check it.</source>
        <translation>{label}: necesita de {least} a {most} caracteres y tiene {number}: revíselo.</translation>
    </message>
    <message>
        <source>{label}: only the letters A to Z and the digits 0 to 9 count: take everything else out.</source>
        <translation>{label}: solo cuentan las letras A a Z y los dígitos 0 a 9: quite todo lo demás.</translation>
    </message>
    <message>
        <source>{label}: this looks like a Social Security number: leave the box empty, or ask for the ID itself.</source>
        <translation>{label}: esto parece un número de Seguro Social: deje vacía la casilla, o pida el número de educador.</translation>
    </message>
    <message>
        <source>{line} has NUL bytes, so this is no plain CSV text. Open the file and save it again as &quot;CSV UTF-8&quot;.</source>
        <translation>{line} tiene bytes NUL: esto no es texto CSV común. Abra el archivo y guárdelo otra vez como “CSV UTF-8”.</translation>
    </message>
    <message>
        <source>{line} has bytes that are not UTF-8 text. Open the file where it comes from and save it again as &quot;CSV UTF-8&quot;.</source>
        <translation>{line} tiene bytes que no son texto UTF-8. Abra el archivo en su origen y guárdelo otra vez como “CSV UTF-8”.</translation>
    </message>
    <message>
        <source>{line} has bytes that are not text in the declared encoding; if none is declared, neither in UTF-8 nor in Windows-1252. Open the file where it comes from and save it again as &quot;CSV UTF-8&quot;, or name its encoding in a columns file.</source>
        <translation>{line} tiene bytes que no son texto en la codificación declarada; si no hay ninguna declarada, tampoco en UTF-8 ni en Windows-1252. Abra el archivo en su origen y guárdelo otra vez como “CSV UTF-8”, o indique su codificación en un archivo de columnas.</translation>
    </message>
    <message>
        <source>{line} has line ends of an old kind. Open the file and save it again as &quot;CSV UTF-8&quot;.</source>
        <translation>{line} tiene finales de línea de un tipo antiguo. Abra el archivo y guárdelo otra vez como “CSV UTF-8”.</translation>
    </message>
    <message>
        <source>{line} is longer than {number} KiB, so this is hardly a roster. Check that it is the file you meant.</source>
        <translation>{line} tiene más de {number} KiB: difícilmente es una lista. Revise que sea el archivo que quería.</translation>
    </message>
    <message>
        <source>{number} digits</source>
        <translation>{number} dígitos</translation>
    </message>
    <message>
        <source>{number} seconds</source>
        <translation>{number} segundos</translation>
    </message>
</context>
</TS>
