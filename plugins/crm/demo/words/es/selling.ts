import type { SellingWords } from '#plugins/crm/demo/words/words.ts';

/** {slots} and {one|of|these} are filled in; [o|a] follows the person spoken of. */
export const selling: SellingWords = {
  firstCall: {
    say: [
      'Ha llamado {the} para pedir información sobre la {product}. {Nos vieron en internet.|Nos recomendó un proveedor.|Nos conoce de una feria.} Envasan {goods} y hoy lo hacen todo a mano. He pasado el contacto al equipo comercial.',
      'Llamada {of}. Quiere saber precio y plazo de la {product} para {goods}. Le he dicho que un compañero le llama esta semana; prefiere {por la mañana|a partir de las tres|a última hora}.',
      'Ha telefoneado {the}: tienen una máquina averiada sin arreglo y necesitan una solución {antes del verano|antes de la campaña|antes de fin de mes}. Interés en la {product}. Queda anotado como urgente.',
      'Petición de contacto por teléfono. {The} lleva las compras y está reuniendo tres ofertas para {goods}. Ha pedido catálogo, enviado por correo.',
    ],
    next: ['Llamar {to} para cualificar', 'Devolver la llamada {of}', 'Primer contacto con {the}'],
  },
  firstMail: {
    say: [
      'Correo {of} desde el formulario de la web: «Buscamos una solución para {goods}, unas {n} unidades al día». He contestado con la ficha de la {product} y he preguntado por el formato de los envases.',
      '{The} dejó su tarjeta en nuestro estand de la feria. Le he escrito hoy para agradecer la visita y le he enviado la presentación de la {product}. {Ya ha abierto el correo.|Contestó el mismo día.|A la espera de respuesta.}',
      'Recibida petición de presupuesto {of}, muy completa: producción de {goods}, {n} unidades al día, un turno. Derivada a visita.',
    ],
    next: ['Llamar {to} y concertar visita', 'Confirmar que {the} recibió la documentación'],
  },
  qualify: {
    say: [
      '@weigh He llamado {to}. Pesan {goods} a mano y regalan, sin querer, un dos por ciento de producto en cada envase. Son {n} al día: la {product} se paga sola. Quiere ver las cuentas en papel antes de la visita.',
      '@pack He hablado con {the}. Cierran {goods} con dos máquinas viejas y los días de calor hay fugas. {n} unidades al día, dos turnos en campaña. La {product} puede con eso de sobra.',
      'He hablado con {the}. Producen {goods}, alrededor de {n} unidades al día, con {count} personas en el envasado. Su problema es la falta de personal, no el precio. Decide la gerencia; {the} prepara el expediente.',
      'Buena conversación por teléfono con {the}. {Hay partida aprobada para este año.|Aún no hay partida, pero la gerencia está por la labor.|La inversión depende de una ayuda pública.} Quiere ver la {product} funcionando antes de pedir oferta.',
      'He llamado {to}. La máquina actual tiene {count} años y se para todas las semanas. Pierden {dos|tres|cuatro} horas semanales. Acepta visita.',
      '@label Necesidades confirmadas con {the}: {goods}, tres formatos, cambio de formato a diario. La {product} sirve si el cambio se hace en menos de diez minutos. He quedado en llevar muestras.',
      'Conversación corta con {the}, que entraba en una reunión. El interés es real, pero quiere hablar con producción antes de seguir. Vuelvo a llamar.',
    ],
    next: ['Concertar visita con {the}', 'Enviar vídeo de la {product} {to}', 'Volver a llamar {to}', 'Preparar muestras para la visita'],
  },
  visit: {
    say: [
      '@weigh Visita con {the}. He pesado veinte unidades sacadas de la línea al azar: entre 3 g de menos y 11 g de más. Ni {the} lo sabía. La {product} lo corrige y deja registro por lote, que la auditoría les pidió.',
      '@pack Visita a la sala de envasado con {the}. El film se rompe en las esquinas porque la temperatura oscila. He hecho tres ensayos con {goods} y lo he medido. La {product} mantiene la temperatura en un grado.',
      '@pack En {town} con {the}. Cada cierre dura {count} segundos y el operario espera parado. He grabado el ciclo. Con la {product}, la misma persona prepara la siguiente mientras se cierra la primera.',
      'Visita a la línea de envasado con {the}. Cierran a mano unas {n} unidades al día y repiten una de cada veinte por defecto. He medido el espacio: la {product} cabe junto a la pared, pero hay que mover un enchufe. Las muestras les han convencido.',
      'He estado en {town} con {the}{| y {the2}}. He visto la producción de {goods} de principio a fin. El cuello de botella está en la última mesa, donde {count} personas hacen el trabajo que la {product} hace sola. Piden oferta con dos configuraciones.',
      '@label Visita técnica. {The} me ha enseñado el almacén y la sala de envasado. Mucha humedad: las etiquetas se despegan a los dos días. He propuesto material sintético y la {product} con cabezal calefactado. Me llevo envases para ensayar.',
      'Reunión en sus instalaciones con {the}. Está content[o|a] con su proveedor actual, salvo por el servicio: esperaron {nueve días|dos semanas|once días} a un técnico. Le he explicado cómo trabajamos (48 horas, técnicos propios) y por eso ha querido oír el resto.',
      '@label Segunda visita, esta vez con producción. {The} ha cronometrado el cambio de formato: {doce|quince|dieciocho} minutos. Con la {product} serían cuatro. Hemos hecho las cuentas juntos y la inversión se recupera en menos de dos años.',
      'Visita rápida antes de comer. {The} quiere dividir el proyecto en dos fases: primero {goods}, lo demás el año que viene. Tiene sentido. La oferta irá así.',
    ],
    next: [
      'Enviar oferta {to}',
      'Enviar plano de implantación',
      'Ensayar los envases y enviar fotos {to}',
      'Hacer las cuentas del retorno para {the}',
    ],
  },
  demo: {
    say: [
      'Demostración de la {product} en nuestra sala para {the}{| y {the2}}, con producto suyo: {goods} en tres formatos. Ha ido bien: {n} unidades en una hora, sin una sola parada. Solo el formato pequeño necesita guía especial.',
      '@label Demostración en casa del cliente, en su propia línea. La {product} se ha portado bien con {goods}; la impresión salía un poco baja y la he ajustado allí mismo. {The} lo ha grabado para enseñárselo a la gerencia.',
      'Ensayo con {the}. Hemos hecho {n} unidades. Dos dudas: el ruido y la limpieza al final del turno. Le he enseñado a desmontarla en tres minutos y asunto resuelto.',
    ],
    next: ['Enviar oferta {to}', 'Enviar el informe del ensayo {to}', 'Preguntar {to} qué opina la gerencia'],
  },
  proposal: {
    say: [
      'Oferta enviada {to}: {product}, instalación y formación incluidas, {amount}. Validez de 30 días, entrega en {weeks} semanas. Pide que hablemos cuando la haya presentado a la gerencia.',
      'Enviada por correo la oferta de {amount} por la {product}, con la alternativa de renting a 36 meses. {The} confirma que la ha recibido.',
      'Enviada la oferta revisada, ahora con la cinta de salida. Total: {amount}. {The} cree que está dentro de lo que esperaban.',
      'Oferta entregada en mano {to} y explicada punto por punto. {amount}, garantía de dos años. La única pega es el plazo de {weeks} semanas.',
    ],
    next: ['Llamar {to} por la oferta', 'Conocer la decisión de la gerencia por {the}', 'Confirmar {to} el plazo de entrega'],
  },
  questions: {
    say: [
      '@weigh {The} pregunta por la verificación metrológica y quién emite el certificado. Le he contestado: nosotros, con pesas trazables, y va incluido el primer año.',
      '@pack {The} quiere saber si la {product} admite film compostable y qué cambia en la temperatura. Lo admite; le he enviado la tabla del fabricante del film.',
      '@label {The} ha llamado con preguntas sobre la oferta: qué incluye la instalación, quién paga el transporte, cuánto cuesta un cabezal. He respondido a todo y se lo he enviado por escrito.',
      'Dudas del departamento técnico, a través de {the}: conexión con su sistema y lectura de lotes. He confirmado con el servicio técnico que la {product} exporta los datos sin coste adicional.',
      'Llamada {of}. La gerencia pregunta si la {product} sirve también para los formatos de Navidad. Sirve, con una guía especial que les regalo.',
      '@label He respondido a las preguntas {of} sobre el consumo de etiquetas: con {n} unidades al día, dos rollos por semana. Quiere compararlo con lo que gasta hoy.',
    ],
    next: ['Pedir {to} una fecha de decisión', 'Enviar {to} un cliente de referencia', 'Concertar reunión con la gerencia'],
  },
  negotiate: {
    say: [
      'Reunión con {the}{| y {the2}}. Piden un {discount} de descuento. Les he ofrecido a cambio el primer año de mantenimiento, que para ellos vale más. Lo pensarán hasta el {day}.',
      'Negociación con {the}. Aceptan el precio si el pago es en tres veces: pedido, entrega y 60 días. Necesito el visto bueno de tesorería. Sin eso no cierran este trimestre.',
      '{The} ha pedido nuestro mejor precio. He cedido un {discount} a condición de que decidan antes del {day} y de que sirvan de referencia. Le ha parecido justo.',
      'Una hora hablando de condiciones. El precio está cerrado; falta la cláusula de asistencia en cuatro horas, que no puedo prometer en {town}. He propuesto ocho y máquina de sustitución.',
      'La gerencia quiere revisar la oferta de {amount}. He quitado la cinta y he mantenido lo demás: queda un {discount} por debajo. {The} lleva la nueva versión a la reunión del {day}.',
    ],
    next: [
      'Enviar condiciones finales {to}',
      'Pedir el visto bueno de tesorería al pago en tres veces',
      'Llamar {to} el día de la reunión',
      'Cerrar con {the}',
    ],
  },
  competitor: {
    say: [
      'Me entero por {the} de que {rival} ha entrado con un precio un {discount} por debajo del nuestro. No incluyen instalación ni formación. He enviado una comparación línea por línea, sin hablar mal de nadie.',
      '{The} ha recibido también oferta de {rival}. La máquina se parece; el servicio viene de {fuera|lejos|otra provincia}. Le he sugerido que pida por escrito el tiempo medio de respuesta.',
      '{rival} les deja una máquina a prueba durante un mes. {The} pregunta si hacemos lo mismo. Podemos, con la de demostración, si el jefe está de acuerdo.',
    ],
    next: [
      'Preguntar {to} cómo fue con {rival}',
      'Ver si la máquina de demostración está libre',
      'Enviar {to} el contacto de dos clientes',
    ],
  },
  won: {
    say: [
      'Pedido confirmado por {the}: {product}, {amount}. Firmado hoy, entrega en {weeks} semanas. Han pesado el servicio y el ensayo con su producto.',
      'Cerrado. {The} ha llamado a las {nueve|diez|once} para decir que la gerencia lo aprueba. {amount}, anticipo del 30 % en camino. He avisado al servicio técnico para reservar la instalación.',
      'Ganado en {town}. Pedido recibido por correo, {amount}. {The} pide que la instalación sea un lunes, antes del turno.',
      'Decisión favorable tres semanas después de la oferta. Según {the}, no éramos los más baratos, éramos los que contestaban a todo. Pedido de {amount}.',
    ],
    next: ['Concertar la instalación con {the}', 'Enviar confirmación de pedido {to}', 'Dar las gracias {to} y acordar la entrega'],
  },
  lostPrice: {
    say: [
      'Perdida por precio. {The} ha sido correct[o|a] y lo ha explicado: la diferencia con {rival} era de un {discount} y la gerencia no quiso oír más. Queda la puerta abierta para los consumibles.',
      '{The} ha llamado para dar las gracias, pero han comprado más barato. He preguntado qué nos faltó: «Nada, solo el precio». Volver a llamar dentro de un año.',
    ],
  },
  lostRival: {
    say: [
      'Han elegido {rival}. Ya tienen otra máquina de la misma marca y {the} no quiere dos proveedores. Tenía que haberlo visto en la primera visita.',
      'Perdida ante {rival}. Entregan en dos semanas y nosotros en {weeks}. A {the} le gustaba más la nuestra, pero la campaña no espera.',
    ],
  },
  lostBudget: {
    say: [
      'Sin presupuesto. {The} informa de que la inversión de este año ha ido entera a la cámara frigorífica. No es un no, pero no tiene sentido mantenerla abierta.',
      'Les han denegado la ayuda y el proyecto se cae. {The} está tan desanimad[o|a] como nosotros. Retomar si sale otra convocatoria.',
    ],
  },
  lostSilence: {
    say: [
      'Cuarto intento sin respuesta. He dejado mensaje {to}: cierro el asunto y quedamos a su disposición.',
      'No contesta a correos ni a llamadas desde la oferta. Cerrada. Si {the} reaparece, se reabre.',
    ],
  },
  lostFit: {
    say: [
      'El ensayo ha demostrado que la {product} no aguanta su cadencia con {goods}. Se lo he dicho con franqueza {to}, que lo agradece. No vendemos una máquina que va a dar problemas.',
      'Necesitan certificación ATEX y ninguna de nuestras máquinas la tiene. Se lo he dicho {to} con claridad. Perdida, pero con buena impresión.',
    ],
  },
  cancelled: {
    say: [
      '{The} anula el proyecto: cambian de nave y solo después decidirán la línea de envasado. Cierro y reabro cuando haya plano nuevo.',
      'Proyecto anulado por la gerencia, que ha decidido subcontratar el envasado. {The} pide disculpas por el tiempo.',
      'Era una petición repetida: el mismo asunto ya está en otra oportunidad. Se cancela esta.',
    ],
  },
  standby: {
    say: [
      '{The} pide que volvamos a hablar en {month}: hasta entonces están en plena campaña y nadie tiene la cabeza en máquinas. Queda en espera.',
      'Inversión congelada hasta que se apruebe el presupuesto, en {month}. {The} sigue interesad[o|a] y quiere ser [el primero|la primera] en ver la nueva versión.',
      'La decisión depende de la obra de la nave, que va con retraso. He acordado con {the} retomarlo en {month}.',
    ],
    next: ['Volver a hablar con {the}', 'Retomar el asunto con {the}'],
  },
  serviceOffer: {
    say: [
      'He propuesto {to} el {product} para las máquinas que ya tienen. {amount} al año, dos visitas y piezas de desgaste incluidas. Lo comparará con lo que gastó el año pasado.',
      'He hablado con {the} sobre el {product}. Le parece bien, pero quiere empezar en enero por el presupuesto. Oferta de {amount} enviada.',
      'Llamada con {the} para repasar los consumos del año. Con el {product} ahorran alrededor de un {discount}. He enviado la cuenta por correo.',
    ],
    next: ['Conocer la respuesta {of} a la oferta', 'Llamar {to} para cerrar', 'Enviar contrato para firma'],
  },
  serviceWon: {
    say: [
      '{The} acepta el {product}. Contrato firmado, {amount}, desde el día 1. Pasado al servicio técnico para planificar las visitas.',
      'Cerrado el {product} con {the}, {amount}. Dice que lo que le decidió fue la última reparación, hecha en el mismo día.',
    ],
    next: ['Planificar las visitas del año con {the}', 'Enviar calendario de visitas {to}'],
  },
  serviceLost: {
    say: [
      '{The} prefiere seguir llamando solo cuando se averíe. Lo respeto. Volveré al asunto tras la próxima reparación.',
      'Rechazado por ahora: tienen un electricista en casa que hace el mantenimiento. {The} se queda con la oferta.',
    ],
  },
};
