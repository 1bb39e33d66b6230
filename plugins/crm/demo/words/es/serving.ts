import type { ServingWords } from '#plugins/crm/demo/words/words.ts';

/** {slots} and {one|of|these} are filled in; [o|a] follows the person spoken of. */
export const serving: ServingWords = {
  delivery: {
    say: [
      '@weigh Instalación de la {product}: nivelada, verificada con pesas patrón y precintada. Ensayo con {goods}, {n} pesadas. {The} tiene el certificado y la clave de operario.',
      '@pack Puesta en marcha de la {product} con {the}. Los primeros cierres, con burbujas; he bajado seis grados y han quedado perfectos. {n} unidades de {goods} sin rechazos.',
      '@label Instalación de la {product} terminada a las {13.00|15.30|17.00}. Nivelado, conexión eléctrica y ensayo con {goods}: {n} unidades sin fallos. {The} ha firmado el parte. Solo falta el soporte del rollo, que va por mensajería.',
      'Entrega y puesta en marcha de la {product}. El transportista la dejó en el muelle equivocado y hemos perdido una hora. Después, todo bien. {The} lo ha seguido todo y ya sabe cambiar el formato.',
      'Montaje hecho con {the}. El cuadro no tenía diferencial libre; su electricista lo ha resuelto en el momento. Máquina en marcha, parámetros guardados y copia entregada.',
      '@label Puesta en marcha de la {product}. La primera hora, etiquetas torcidas por la tensión del rollo; corregido. {The} está content[o|a] con el ruido, muy por debajo de la máquina antigua.',
    ],
    next: ['Llamar {to} al acabar la primera semana', 'Enviar el soporte que falta', 'Concertar la formación de los operarios'],
  },
  training: {
    say: [
      'Formación de {count} operarios, {dos|tres} horas. Arranque, limpieza, cambio de formato y los cinco errores más comunes. {The} ha pedido las instrucciones plastificadas para ponerlas junto a la máquina.',
      'Formación en dos grupos, para no parar la línea. Buena participación. {The} queda como persona de referencia para la máquina.',
      'Refuerzo de formación para los nuevos. {The} ha asistido hasta el final. He dejado la guía rápida y el teléfono del servicio pegados en la máquina.',
    ],
    next: ['Enviar certificados de formación {to}', 'Enviar instrucciones plastificadas'],
  },
  checkIn: {
    say: [
      'He llamado {to} un mes después de la instalación. {Todo va bien|Ni una parada desde el arranque}: han pasado con creces de {n} unidades al día, con una persona menos en la mesa. Aceptan servir de referencia.',
      'Llamada de seguimiento con {the}. Contentos con la {product}. Una queja pequeña: la alarma se oye poco en esa sala. Miraré si hay señal luminosa.',
      '{The} dice que el equipo ya no sabría vivir sin la máquina. He preguntado por otras necesidades: quizá {goods} en formato grande, el año que viene.',
    ],
    next: ['Enviar {to} el precio de la señal luminosa', 'Volver a hablar del próximo proyecto'],
  },
  invoice: {
    say: [
      'Enviada la factura de {amount} a 30 días. {The} confirma la recepción y el número de pedido.',
      'Factura final de la instalación enviada {to}. Piden cambiar la dirección fiscal; hecho el abono y la nueva factura.',
      'Factura de {amount} enviada por la plataforma electrónica. Aceptada el mismo día.',
    ],
  },
  paidEarly: {
    say: [
      'Recibido el pago de {amount} ocho días antes del vencimiento, como siempre. Cliente ejemplar.',
      'Transferencia recibida la víspera del vencimiento. A este cliente nunca ha habido que recordarle nada.',
      '{The} avisa de que el pago sale hoy, dentro del plazo de pronto pago. Aplicado el 2 % acordado.',
    ],
  },
  reminder: {
    say: [
      'La factura de {amount} venció hace {count} días. He llamado {to}: «Está a punto de salir». La misma respuesta del mes pasado. He enviado extracto.',
      'Segundo aviso por correo, con copia a la gerencia. {The} contesta que hay un problema con el banco. He pedido una fecha por escrito.',
      'Llamada difícil. {The} promete la mitad antes del {day} y el resto a fin de mes. Le he dicho que sin el primer pago la próxima visita técnica queda suspendida.',
      'Tercer aviso, por carta certificada. Acordado con dirección: a este cliente no se le entrega nada más a crédito.',
      'He hablado con {the}, cordial como siempre. Pagan a todos los proveedores a 90 días, diga lo que diga la factura. Nota para la próxima oferta: pago por anticipado.',
    ],
    next: ['Comprobar si ha entrado el pago', 'Enviar tercer aviso', 'Llamar {to} por la factura vencida'],
  },
  paidLate: {
    say: [
      'Por fin ha entrado el pago de {amount}, {count} semanas después del vencimiento y sin intereses. Comunicado a comercial.',
      'Recibida la mitad de la deuda. El resto, dice {the}, «la semana que viene».',
      'Pago recibido con {count} semanas de retraso, después de tres avisos.',
    ],
  },
  fault: {
    say: [
      '@pack {The} ha llamado: la {product} no alcanza la temperatura. Por teléfono hemos visto que es la resistencia; sale una nueva hoy. Mientras tanto trabajan con la de reserva.',
      '{The} ha llamado: la {product} se para con el error E{count}2 a los pocos minutos. Le he pedido que limpien el sensor de salida; vuelve a funcionar. Si se repite, vamos.',
      '@label Aviso de avería. Las etiquetas salen en blanco. Por teléfono, {the} ha cambiado la cinta y el cabezal estaba bien. Resuelto en veinte minutos.',
      'Avería urgente: línea parada y un pedido de {goods} que sale hoy. Técnico en camino, llega {a las dos|en dos horas|a primera hora de la tarde}. {The} está avisad[o|a].',
      '@weigh {The} se queja de lecturas inestables en el pesaje. Puede ser la vibración de la cámara frigorífica. Visita concertada.',
    ],
    next: ['Confirmar con {the} si ha vuelto el error', 'Visita técnica a {town}'],
  },
  repair: {
    say: [
      '@pack Cambiadas la resistencia y la junta. Menos de una hora de parada. {The} ya tenía el repuesto en la estantería, como habíamos quedado.',
      '@weigh Célula de carga cambiada y báscula verificada de nuevo. La antigua se llevó un golpe de transpaleta; {the} pondrá una protección.',
      '@label Cambiada la correa de arrastre y limpiado el cabezal. Causa: cola acumulada por etiquetas de otro proveedor. Se lo he explicado {to} y consta en el parte.',
      'Reparación en {town}. Placa de control con humedad; secado, barniz y ensayo de dos horas. He aconsejado {to}, otra vez, que no laven la máquina a presión.',
      '@label Cambio del motor del desbobinador, en garantía. Una hora de parada. {The} ha agradecido la rapidez.',
      '@label No era avería: alguien cambió la altura del brazo y no la volvió a poner. La he ajustado, he marcado la posición y se lo he enseñado a todos. Sin coste.',
    ],
    next: ['Enviar el parte {to}', 'Pedir correa de repuesto'],
  },
  maintenance: {
    say: [
      '@pack Revisión de la {product}. Juntas nuevas, aceite de la bomba cambiado, temperatura comprobada en tres puntos. {The} ha fijado ya la próxima.',
      'Mantenimiento preventivo. Limpieza, engrase y cambio de las piezas de desgaste. Máquina en buen estado; {the} la cuida. Próxima visita dentro de seis meses.',
      '@label Visita de contrato. Algo de holgura en el rodillo de presión, todavía dentro de tolerancia. Queda pedida la pieza. {The} prefiere que la próxima vez sea después de las cuatro.',
      '@weigh Calibración anual de la báscula con pesas patrón. Desviación de 0,2 g, corregida. Certificado enviado {to}.',
      '@label Revisión semestral: {n} horas de trabajo. He cambiado el cabezal de impresión antes de que fallara. {The} me ha acompañado y ha hecho buenas preguntas.',
    ],
    next: ['Enviar certificado {to}', 'Concertar la próxima revisión'],
  },
  complaint: {
    say: [
      'Reclamación {of}: el pedido de rollos llegó con la medida equivocada y pararon medio día. Tiene razón. Me he disculpado; los correctos salen hoy por mensajero, sin coste.',
      '{The} está molest[o|a]: prometimos la visita para el lunes y nadie apareció ni avisó. Lo he transmitido al servicio y he vuelto a llamar con nueva hora.',
      'Queja por escrito {of} por el tiempo de reparación. {Once|Nueve} días esperando una pieza. Trasladada a dirección.',
    ],
    next: ['Llamar {to} para confirmar que está resuelto', 'Contestar por escrito a la reclamación'],
  },
  solved: {
    say: [
      'He llamado {to}: rollos correctos recibidos, línea en marcha. Les he regalado una caja por las molestias. Asunto cerrado.',
      'He hablado con {the} después de la visita del técnico. Todo bien y agradece la respuesta. Hemos corregido la forma de avisar.',
    ],
  },
  consumables: {
    say: [
      'Pedido por teléfono, {of}: {count} cajas de etiquetas y {dos|cuatro|seis} cintas. Entrega el jueves, con el resto de la ruta.',
      '{The} ha pedido los rollos de siempre. Le he sugerido un pedido abierto para el año, con entregas mensuales; lo pensará.',
      'Petición de muestras de etiqueta {transparente|para frío|compostable}. Enviadas hoy a la atención {of}.',
      'Pedido de consumibles por correo. Hay existencias, sale mañana. {The} pregunta por el nuevo precio del papel.',
    ],
    next: ['Confirmar la entrega de los consumibles', 'Enviar oferta de pedido abierto {to}'],
  },
  courtesy: {
    say: [
      'He pasado por {town} y he entrado solo a saludar {to}. Están contratando y piensan en un segundo turno. Nada por ahora, pero conviene volver en otoño.',
      'Visita de cortesía con el calendario del año nuevo. {The} me ha enseñado la ampliación. Necesitarán pesar palés; lo anoto para más adelante.',
      'Café con {the}. Se ha hablado poco de máquinas y mucho del mercado de {goods}. Buena relación; ha preguntado por todo el equipo.',
    ],
    next: ['Volver a visitar {to}', 'Enviar catálogo de básculas {to}'],
  },
  left: {
    say: [
      '{The} deja la empresa a fin de mes. Se ha despedido por correo y ha indicado quién se queda con sus asuntos. Lástima, daba gusto tratar con [él|ella].',
      'Me dicen por teléfono que {the} ya no trabaja aquí. Se ha ido a otra empresa del sector. Actualizar contactos.',
    ],
    next: ['Contactar con quien sustituye {to}'],
  },
  arrived: {
    say: [
      '{The}, a quien ya conocíamos de otra casa, es ahora responsable aquí. Ha llamado para retomar el contacto y se acuerda bien de nuestro servicio.',
      'Buena sorpresa: {the} trabaja ahora aquí. Quiere saber qué ha cambiado en nuestras máquinas desde entonces. Quedamos para un café.',
    ],
    next: ['Café con {the}', 'Enviar novedades {to}'],
  },
  change: {
    say: [
      '{The} pide actualizar los datos: las facturas van ahora al correo de contabilidad. Cambiado en el sistema.',
      'Nueva dirección de entrega desde el día 1: el muelle está en la parte de atrás. Avisado el transporte. Información {of}.',
      'Han cambiado de centralita; los números antiguos dejan de funcionar a fin de mes. {The} ha enviado la lista nueva.',
    ],
  },
};
