interface ErrorRow {
  readonly status: number;
  readonly en: string;
  readonly pt: string;
  readonly es: string;
}

// biome-ignore lint/complexity/useMaxParams: a row of the table below, in the order of its columns.
const row = (status: number, en: string, pt: string, es: string): ErrorRow => ({ status, en, pt, es });

/** Every error we name: code, HTTP status and what people read. `{placeholders}` come from the error's params. */
export const messages = {
  BODY_INVALID: row(
    400,
    'The data sent cannot be read: {reason}.',
    'Não foi possível ler os dados enviados: {reason}.',
    'No se han podido leer los datos enviados: {reason}.',
  ),
  BODY_TOO_LARGE: row(
    413,
    'The data sent is too large; at most {limit} is accepted.',
    'Os dados enviados são demasiado grandes; aceita-se no máximo {limit}.',
    'Los datos enviados son demasiado grandes; se acepta un máximo de {limit}.',
  ),
  MEDIA_TYPE_UNSUPPORTED: row(
    415,
    'This kind of content is not accepted here.',
    'Este tipo de conteúdo não é aceite aqui.',
    'Este tipo de contenido no se acepta aquí.',
  ),
  ROUTE_NOT_FOUND: row(404, 'There is nothing at this address.', 'Não existe nada neste endereço.', 'No hay nada en esta dirección.'),
  RATE_LIMITED: row(
    429,
    'Too many requests. Please try again in {seconds} s.',
    'Demasiados pedidos. Tente novamente dentro de {seconds} s.',
    'Demasiadas peticiones. Inténtelo de nuevo en {seconds} s.',
  ),
  INTERNAL: row(
    500,
    'Something went wrong on our side. Nothing was saved. Quote this number if you ask for help: {requestId}.',
    'Ocorreu um erro do nosso lado. Nada foi guardado. Indique este número se pedir ajuda: {requestId}.',
    'Se ha producido un error por nuestra parte. No se ha guardado nada. Indique este número si pide ayuda: {requestId}.',
  ),
  DATABASE_UNAVAILABLE: row(
    503,
    'The database cannot be reached at the moment. Please try again in a few seconds.',
    'A base de dados não está acessível neste momento. Tente novamente dentro de segundos.',
    'La base de datos no está accesible en este momento. Inténtelo de nuevo en unos segundos.',
  ),
  QUERY_TOO_SLOW: row(
    503,
    'The question took too long to answer. Please narrow it with a filter.',
    'A consulta demorou demasiado. Restrinja-a com um filtro.',
    'La consulta ha tardado demasiado. Acótela con un filtro.',
  ),
  BUSY: row(
    503,
    'This part of the data is being changed right now. Please try again in a moment.',
    'Esta parte dos dados está a ser alterada neste momento. Tente novamente dentro de instantes.',
    'Esta parte de los datos se está modificando en este momento. Inténtelo de nuevo en unos instantes.',
  ),

  SETUP_DONE: row(
    409,
    'This installation already has an administrator. Please sign in.',
    'Esta instalação já tem administrador. Inicie sessão.',
    'Esta instalación ya tiene administrador. Inicie sesión.',
  ),
  SETUP_NEEDED: row(
    409,
    'This installation has not been set up yet.',
    'Esta instalação ainda não foi configurada.',
    'Esta instalación todavía no está configurada.',
  ),
  FILE_EMPTY: row(422, 'The file is empty.', 'O ficheiro está vazio.', 'El archivo está vacío.'),
  FILE_NOT_FOUND: row(404, 'This file does not exist.', 'Este ficheiro não existe.', 'Este archivo no existe.'),
  LOGO_INVALID: row(
    422,
    'The logo must be a PNG, JPEG or WebP picture of at most {limit}.',
    'O logótipo deve ser uma imagem PNG, JPEG ou WebP de {limit} no máximo.',
    'El logotipo debe ser una imagen PNG, JPEG o WebP de {limit} como máximo.',
  ),
  LOGO_NOT_FOUND: row(404, 'There is no logo.', 'Não há logótipo.', 'No hay logotipo.'),
  SETTINGS_CONFLICT: row(
    409,
    'Somebody else changed the settings in the meantime. Nothing was saved.',
    'Outra pessoa alterou as definições entretanto. Nada foi guardado.',
    'Otra persona ha cambiado los ajustes entretanto. No se ha guardado nada.',
  ),
  SETUP_CODE_WRONG: row(
    403,
    'The code is not the one printed in the terminal.',
    'O código não corresponde ao que foi mostrado no terminal.',
    'El código no coincide con el que se mostró en el terminal.',
  ),
  SESSION_REQUIRED: row(401, 'Please sign in.', 'Inicie sessão.', 'Inicie sesión.'),
  SESSION_REFUSED: row(
    401,
    'The e-mail or the password is not right.',
    'O e-mail ou a palavra-passe não estão corretos.',
    'El correo electrónico o la contraseña no son correctos.',
  ),
  PASSWORD_WRONG: row(
    403,
    'This is not your present password.',
    'Esta não é a sua palavra-passe atual.',
    'Esta no es su contraseña actual.',
  ),
  DEVICE_NOT_FOUND: row(
    404,
    'You are not signed in there any more.',
    'Já não tem sessão iniciada nesse dispositivo.',
    'Ya no tiene la sesión iniciada en ese dispositivo.',
  ),
  ORIGIN_REFUSED: row(
    403,
    'The request comes from another site and was refused.',
    'O pedido vem de outro site e foi recusado.',
    'La petición procede de otro sitio y se ha rechazado.',
  ),
  ADMINISTRATOR_ONLY: row(
    403,
    'Only an administrator may do this.',
    'Só um administrador o pode fazer.',
    'Solo un administrador puede hacerlo.',
  ),
  LAST_ADMINISTRATOR: row(
    409,
    'This is the last administrator; name another one first.',
    'Este é o último administrador; nomeie outro primeiro.',
    'Es el último administrador; nombre antes a otro.',
  ),
  EMAIL_TAKEN: row(
    409,
    'Another user already signs in with {email}.',
    'Outro utilizador já inicia sessão com {email}.',
    'Otro usuario ya inicia sesión con {email}.',
  ),

  ENTITY_UNKNOWN: row(
    404,
    'There is no entity called “{entity}”.',
    'Não existe nenhuma entidade chamada “{entity}”.',
    'No existe ninguna entidad llamada «{entity}».',
  ),
  FIELD_UNKNOWN: row(
    400,
    '{entity} has no field called “{field}”.',
    '{entity} não tem nenhum campo chamado “{field}”.',
    '{entity} no tiene ningún campo llamado «{field}».',
  ),
  FIELD_DENIED: row(
    403,
    'You may not use the field “{field}” of {entity}.',
    'Não tem permissão para usar o campo “{field}” de {entity}.',
    'No tiene permiso para usar el campo «{field}» de {entity}.',
  ),
  ACTION_DENIED: row(
    403,
    'You may not do this with {entity}.',
    'Não tem permissão para fazer isto com {entity}.',
    'No tiene permiso para hacer esto con {entity}.',
  ),

  RECORD_NOT_FOUND: row(
    404,
    'This record does not exist, or you may not see it.',
    'Este registo não existe ou não tem permissão para o ver.',
    'Este registro no existe o no tiene permiso para verlo.',
  ),
  RECORD_INVALID: row(
    422,
    'Some fields need your attention.',
    'Alguns campos precisam da sua atenção.',
    'Algunos campos requieren su atención.',
  ),
  RECORD_CONFLICT: row(
    409,
    'Somebody else changed this record in the meantime.',
    'Outra pessoa alterou este registo entretanto.',
    'Otra persona ha modificado este registro entretanto.',
  ),
  RECORD_DUPLICATE: row(
    409,
    'There is already a record with this value in {field}.',
    'Já existe um registo com este valor em {field}.',
    'Ya existe un registro con este valor en {field}.',
  ),
  RECORD_IN_USE: row(
    409,
    'Other records point to this one.',
    'Há outros registos ligados a este.',
    'Hay otros registros vinculados a este.',
  ),
  FIELD_NOT_SECRET: row(
    400,
    '“{field}” is no secret: its value stands in the record.',
    '“{field}” não é um segredo: o valor está no próprio registo.',
    '«{field}» no es un secreto: su valor está en el propio registro.',
  ),
  SECRET_UNREADABLE: row(
    409,
    'The value of “{field}” was encrypted with another VINCULO_SECRET. Start with that one again, or write the value anew.',
    'O valor de “{field}” foi cifrado com outro VINCULO_SECRET. Volte a iniciar com esse, ou escreva o valor de novo.',
    'El valor de «{field}» se cifró con otro VINCULO_SECRET. Vuelva a iniciar con aquel, o escriba el valor de nuevo.',
  ),
  RECORD_NOT_IN_TRASH: row(
    409,
    'This record is not in the trash.',
    'Este registo não está no lixo.',
    'Este registro no está en la papelera.',
  ),
  HOOK_REFUSED: row(409, '{message}', '{message}', '{message}'),
  HOOK_FAILED: row(
    500,
    'The module {plugin} failed and nothing was saved.',
    'O módulo {plugin} falhou e nada foi guardado.',
    'El módulo {plugin} ha fallado y no se ha guardado nada.',
  ),
  HOOK_LOOP: row(
    500,
    'The module {plugin} keeps writing records that make it write again ({chain}). Nothing was saved.',
    'O módulo {plugin} grava registos que o fazem gravar de novo, sem fim ({chain}). Nada foi guardado.',
    'El módulo {plugin} guarda registros que le hacen guardar otra vez, sin fin ({chain}). No se ha guardado nada.',
  ),
  ID_INVALID: row(
    400,
    '“{id}” is not the id of a record.',
    '“{id}” não é o identificador de um registo.',
    '«{id}» no es el identificador de un registro.',
  ),
  IF_MATCH_INVALID: row(
    400,
    'The If-Match header must be a version in quotes, such as "3".',
    'O cabeçalho If-Match deve ser uma versão entre aspas, como "3".',
    'La cabecera If-Match debe ser una versión entre comillas, como "3".',
  ),
  IDEMPOTENCY_KEY_INVALID: row(
    400,
    'An Idempotency-Key may have at most {limit} characters.',
    'Uma Idempotency-Key pode ter no máximo {limit} caracteres.',
    'Una Idempotency-Key puede tener como máximo {limit} caracteres.',
  ),
  IDEMPOTENCY_KEY_REUSED: row(
    422,
    'This Idempotency-Key was already used with other data.',
    'Esta Idempotency-Key já foi usada com outros dados.',
    'Esta Idempotency-Key ya se usó con otros datos.',
  ),
  IDEMPOTENCY_RUNNING: row(
    409,
    'The first request with this Idempotency-Key has not finished yet.',
    'O primeiro pedido com esta Idempotency-Key ainda não terminou.',
    'La primera petición con esta Idempotency-Key aún no ha terminado.',
  ),

  QUERY_INVALID: row(
    400,
    'The list parameters cannot be used as they are.',
    'Os parâmetros da lista não podem ser usados tal como estão.',
    'Los parámetros de la lista no se pueden usar tal como están.',
  ),
  FILTER_TOO_DEEP: row(
    400,
    'The filter is nested too deeply; at most {limit} levels are accepted.',
    'O filtro tem demasiados níveis; aceitam-se no máximo {limit}.',
    'El filtro tiene demasiados niveles; se aceptan {limit} como máximo.',
  ),
  CURSOR_INVALID: row(
    400,
    'This cursor does not belong to this list. Please start again from the first page.',
    'Este cursor não pertence a esta lista. Recomece na primeira página.',
    'Este cursor no pertenece a esta lista. Empiece de nuevo por la primera página.',
  ),

  CHOICES_FULL: row(
    422,
    'No more than {limit} choices are remembered per user.',
    'Não são guardadas mais de {limit} escolhas por utilizador.',
    'No se recuerdan más de {limit} elecciones por usuario.',
  ),
  VIEW_NOT_FOUND: row(
    404,
    'This view does not exist, or you may not see it.',
    'Esta vista não existe ou não tem permissão para a ver.',
    'Esta vista no existe o no tiene permiso para verla.',
  ),
  VIEW_INVALID: row(
    422,
    'The view cannot be saved as it is.',
    'A vista não pode ser guardada tal como está.',
    'La vista no se puede guardar tal como está.',
  ),
  VIEW_DENIED: row(
    403,
    'Only its owner or an administrator may change a shared view.',
    'Só quem criou uma vista partilhada, ou um administrador, a pode alterar.',
    'Solo quien creó una vista compartida, o un administrador, puede modificarla.',
  ),
  VIEWS_FULL: row(
    422,
    'You have {limit} views here already; delete one first.',
    'Já tem {limit} vistas aqui; elimine uma primeiro.',
    'Ya tiene {limit} vistas aquí; elimine antes una.',
  ),

  CHANGE_INVALID: row(
    422,
    'The change cannot be applied as it is.',
    'A alteração não pode ser aplicada tal como está.',
    'El cambio no se puede aplicar tal como está.',
  ),
  CHANGE_CONFLICT: row(
    409,
    'Somebody else changed {entities} in the meantime. Please review the change on the current state.',
    'Outra pessoa alterou {entities} entretanto. Reveja a alteração sobre o estado atual.',
    'Otra persona ha modificado {entities} entretanto. Revise el cambio sobre el estado actual.',
  ),
  REVISION_UNKNOWN: row(404, 'There is no revision {revision}.', 'Não existe a revisão {revision}.', 'No existe la revisión {revision}.'),
  REVISION_OVERLAPS: row(
    409,
    'Later changes touched the same places. Undo those first, or put the places right by hand.',
    'Alterações posteriores tocaram nos mesmos pontos. Desfaça-as primeiro ou corrija esses pontos à mão.',
    'Cambios posteriores afectaron a los mismos puntos. Deshágalos antes o corrija esos puntos a mano.',
  ),
  REVISION_FINAL: row(
    409,
    'Revision {revision} cannot be undone: it came with the product, or it deleted data for good.',
    'A revisão {revision} não pode ser desfeita: veio com o produto ou eliminou dados definitivamente.',
    'La revisión {revision} no se puede deshacer: llegó con el producto o eliminó datos definitivamente.',
  ),
  CONFIGURATION_UNREADABLE: row(
    422,
    'The configuration cannot be read: {reason}',
    'Não foi possível ler a configuração: {reason}',
    'No se ha podido leer la configuración: {reason}',
  ),
  PACK_UNKNOWN: row(404, 'There is no pack {pack}.', 'Não existe o pacote {pack}.', 'No existe el paquete {pack}.'),
  CHANGE_CONFIRM: row(
    422,
    'This deletes data for good. Type {name} to confirm.',
    'Isto elimina dados definitivamente. Escreva {name} para confirmar.',
    'Esto elimina datos definitivamente. Escriba {name} para confirmar.',
  ),
  CHANGE_NOT_YET: row(
    422,
    'This kind of change is not available yet: {what}.',
    'Este tipo de alteração ainda não está disponível: {what}.',
    'Este tipo de cambio todavía no está disponible: {what}.',
  ),
  CHANGE_CONVERTING: row(
    409,
    'The field {field} of {entity} is being changed to another type. Wait until that is done, or cancel it.',
    'O campo {field} de {entity} está a mudar de tipo. Aguarde até terminar ou cancele essa alteração.',
    'El campo {field} de {entity} está cambiando de tipo. Espere a que termine o cancele ese cambio.',
  ),
  TASK_NOT_FOUND: row(404, 'This task does not exist.', 'Esta tarefa não existe.', 'Esta tarea no existe.'),
  TASK_MOVED_ON: row(
    409,
    'This task has moved on; that is not possible now.',
    'Esta tarefa já avançou; isso não é possível agora.',
    'Esta tarea ha avanzado; eso no es posible ahora.',
  ),
  CHANGE_BUSY: row(
    503,
    'The table {table} is busy. Nothing was changed; please try again in a moment.',
    'A tabela {table} está ocupada. Nada foi alterado; tente novamente dentro de instantes.',
    'La tabla {table} está ocupada. No se ha cambiado nada; inténtelo de nuevo en unos instantes.',
  ),

  IMPORT_NOT_FOUND: row(404, 'This import does not exist.', 'Esta importação não existe.', 'Esta importación no existe.'),
  IMPORT_FILE_UNREADABLE: row(
    422,
    'The file cannot be read: {reason}',
    'Não foi possível ler o ficheiro: {reason}',
    'No se ha podido leer el archivo: {reason}',
  ),
  IMPORT_FILE_MISSING: row(400, 'No file was sent.', 'Não foi enviado nenhum ficheiro.', 'No se ha enviado ningún archivo.'),
  IMPORT_MAPPING_INVALID: row(
    422,
    'The columns are not connected in a way that can be imported.',
    'As colunas não estão ligadas de forma a poderem ser importadas.',
    'Las columnas no están vinculadas de forma que se puedan importar.',
  ),
  IMPORT_STATE: row(
    409,
    'This import is {state}; that is not possible now.',
    'Esta importação está no estado “{state}”; isso não é possível agora.',
    'Esta importación está en el estado «{state}»; eso no es posible ahora.',
  ),

  BATCH_NOT_FOUND: row(
    404,
    'This change of many records does not exist.',
    'Esta alteração de vários registos não existe.',
    'Esta modificación de varios registros no existe.',
  ),
  BATCH_EMPTY: row(422, 'There is no record to change.', 'Não há nenhum registo para alterar.', 'No hay ningún registro que modificar.'),
  BATCH_TOO_LARGE: row(
    422,
    'At most {limit} records can be changed at once. Please narrow the selection with a filter.',
    'Podem alterar-se no máximo {limit} registos de uma vez. Restrinja a seleção com um filtro.',
    'Se pueden modificar como máximo {limit} registros a la vez. Acote la selección con un filtro.',
  ),
  BATCH_INVALID: row(
    400,
    'The change of many records cannot be made as it was asked for.',
    'A alteração de vários registos não pode ser feita como foi pedida.',
    'La modificación de varios registros no se puede hacer tal como se ha pedido.',
  ),
  BATCH_STATE: row(
    409,
    'This change of many records has moved on; that is not possible now.',
    'Esta alteração de vários registos já avançou; isso não é possível agora.',
    'Esta modificación de varios registros ya ha avanzado; eso no es posible ahora.',
  ),

  DEMO_PRESENT: row(409, 'The example data is there already.', 'Os dados de exemplo já existem.', 'Los datos de ejemplo ya existen.'),
  DEMO_REMOVING: row(
    409,
    'The example data is being removed; it can be made again afterwards.',
    'Os dados de exemplo estão a ser removidos; depois podem ser criados de novo.',
    'Los datos de ejemplo se están eliminando; después se pueden volver a crear.',
  ),
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof messages;
