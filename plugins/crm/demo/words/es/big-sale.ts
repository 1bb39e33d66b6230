import type { BigSaleWords } from '#plugins/crm/demo/words/words.ts';

export const bigSale: BigSaleWords = {
  company: 'Cooperativa Agrícola Valle Hondo',
  lead: 'Valle Hondo: cuatro líneas de envasado',
  description:
    'Renovación completa del envasado en las dos plantas: cuatro líneas de etiquetado, control de peso y envoltura de palés. Decide el consejo de la cooperativa, con informe técnico de las dos fábricas.',
  appointment: 'Valle Hondo: reunión final con el consejo',
  roles: [
    'Presidente',
    'Decide las compras',
    'Informe técnico',
    'Informe técnico',
    'Calidad',
    'Mantenimiento',
    'Cuentas',
    'Almacén',
    'Consultor externo',
  ],
  story: [
    {
      text: 'Ha llamado {the2}, de compras de la cooperativa. Van a renovar el envasado en las dos fábricas y quieren hablar con quien decida por nuestra parte. No pide un catálogo: pide nombres y fechas. Lo he pasado enseguida a comercial.',
      next: 'Llamar {to2} hoy',
    },
    {
      text: 'Cuarenta minutos con {the2}. Son cuatro líneas, dos por fábrica, en dos años. El gasto está aprobado en asamblea. Consultan a cinco proveedores y eligen a tres para visita. Decide el consejo, que preside {the}; las fábricas informan, y ese informe cuenta.',
      next: 'Preparar la primera visita con el servicio técnico',
    },
    {
      text: 'Primera visita, todo el día. Por la mañana la fábrica de arriba con producción, por la tarde la de abajo con mantenimiento. Son dos casas con costumbres distintas: en una se etiqueta antes de llenar, en la otra después. Nadie se lo había preguntado. {The2} tomó nota.',
      next: 'Enviar el estudio de las dos fábricas',
    },
    {
      text: 'Toma de datos. He medido las cuatro líneas y fotografiado los cuadros y el aire comprimido. La línea 3 no tiene altura para el brazo de la Lira 400; hay que bajar la cinta 12 cm. Su jefe de mantenimiento está de acuerdo y lo hace en casa.',
      next: 'Entregar el informe técnico a comercial',
    },
    {
      text: 'Presentación a las dos fábricas juntas. Calidad insiste en el rechazo por peso y en el registro por lote. He enseñado el informe de la Prumo Línea y se han quedado callados leyendo, buena señal. Almacén preguntó por los palés: no estaba en la petición, pero debe estar en la oferta.',
      next: 'Incluir la envolvedora de palés como opción',
    },
    {
      text: 'Oferta base enviada {to2}: cuatro líneas, instalación por fases, formación en dos turnos, contrato Total por tres años. Los palés, como opción. Tres formas de pago.',
      next: 'Confirmar la recepción y concertar aclaraciones',
    },
    {
      text: 'He acompañado la reunión de aclaraciones. El consultor externo conoce bien el mercado y aprieta en el precio. {The} apenas habló, pero al final preguntó cuánto tardamos en levantar una línea si se para en plena campaña. He contestado con hechos: los últimos doce casos, todos por debajo de nueve horas.',
      next: 'Enviar los doce casos por escrito',
    },
    {
      text: 'Ensayo en nuestra sala con sus botellas, latas y garrafas. Vinieron seis personas. Dos horas a 55 por minuto, tres paradas, todas por rollo agotado. Calidad pesó cien unidades a mano para comparar: coinciden.',
      next: 'Enviar el informe del ensayo con los pesos',
    },
    {
      text: 'He hablado con la contable de la cooperativa sobre condiciones. Piden un 40 % con la segunda línea y el resto a 90 días. He preguntado: según dos proveedores comunes, pagan a tiempo desde hace años. Informe favorable, con aval bancario.',
    },
    {
      text: '{The2} confirma que somos finalistas con Rotulnorte, que está un 7 % por debajo. La diferencia es el servicio y el registro por lote. Pide una última revisión del precio de las dos primeras líneas. No cedo sin hablar con dirección.',
      next: 'Acordar el margen con la dirección comercial',
    },
    {
      text: 'Oferta final enviada: 3 % de descuento en el conjunto, máquina de sustitución durante la primera campaña y formación anual incluida. Es nuestro límite y lo he dicho con claridad.',
      next: 'Preparar la reunión final',
    },
    {
      text: 'He pasado por la fábrica de abajo para dar las gracias al jefe de mantenimiento, que ya ha bajado la cinta de la línea 3 sin que nadie se lo pidiera. Dice que la decisión está tomada y que falta el acta. Yo solo creo en el acta.',
      next: 'Reunión final con el consejo de la cooperativa',
    },
  ],
};
