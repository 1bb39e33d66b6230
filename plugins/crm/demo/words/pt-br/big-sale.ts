import type { BigSaleWords } from '#plugins/crm/demo/words/words.ts';

export const bigSale: BigSaleWords = {
  company: 'Cooperativa Agrícola Vale Fundo',
  lead: 'Vale Fundo: quatro linhas de embalagem',
  description:
    'Renovação completa da embalagem nas duas unidades: quatro linhas de rotulagem, controle de peso e envolvimento de paletes. Decide a diretoria da cooperativa, com parecer técnico das duas fábricas.',
  appointment: 'Vale Fundo: reunião final com a diretoria',
  roles: [
    'Presidente',
    'Decide as compras',
    'Parecer técnico',
    'Parecer técnico',
    'Qualidade',
    'Manutenção',
    'Contas',
    'Estoque',
    'Consultor externo',
  ],
  story: [
    {
      text: 'Ligou {the2}, das compras da cooperativa. Vão renovar a embalagem nas duas fábricas e querem falar com quem decide do nosso lado. Não é pedido de catálogo: quer nomes e datas. Passei na hora para o comercial.',
      next: 'Ligar {to2} hoje',
    },
    {
      text: 'Quarenta minutos com {the2}. São quatro linhas, duas por fábrica, em dois anos. A verba foi aprovada em assembleia. Consultam cinco fornecedores e escolhem três para visita. Quem decide é a diretoria, presidida {by}; as fábricas dão parecer, e o parecer conta.',
      next: 'Preparar a primeira visita com a assistência',
    },
    {
      text: 'Primeira visita, o dia inteiro. De manhã a fábrica de cima com a produção, à tarde a de baixo com a manutenção. São duas casas com costumes diferentes: numa se rotula antes de envasar, na outra depois. Ninguém tinha feito essa pergunta. {The2} anotou.',
      next: 'Mandar o levantamento das duas fábricas',
    },
    {
      text: 'Levantamento técnico. Medi as quatro linhas, fotografei quadros elétricos e ar comprimido. A linha 3 não tem altura para o braço da Lira 400; é preciso baixar a esteira 12 cm. O supervisor de manutenção deles concorda e faz o serviço em casa.',
      next: 'Entregar o relatório técnico ao comercial',
    },
    {
      text: 'Apresentação para as duas fábricas juntas. A qualidade insistiu na rejeição por peso e no registro por lote. Mostrei o relatório da Prumo Linha e ficaram quietos lendo, o que é bom sinal. O estoque perguntou dos paletes: não estava no pedido, mas tem que estar na proposta.',
      next: 'Incluir a envolvedora de paletes como opcional',
    },
    {
      text: 'Proposta base enviada {to2}: quatro linhas, instalação em fases, treinamento em dois turnos, contrato Total por três anos. Paletes como opcional. Três formas de pagamento.',
      next: 'Confirmar o recebimento e agendar esclarecimentos',
    },
    {
      text: 'Acompanhei a reunião de esclarecimentos. O consultor externo conhece o mercado e aperta no preço. {The} quase não falou, mas no fim perguntou quanto tempo levamos para levantar uma linha se ela parar em plena safra. Respondi com fatos: os últimos doze casos, todos abaixo de nove horas.',
      next: 'Mandar os doze casos por escrito',
    },
    {
      text: 'Teste no nosso showroom com garrafas, latas e galões deles. Seis pessoas vieram assistir. Duas horas a 55 por minuto, três paradas, todas por rolo vazio. A qualidade pesou cem unidades na mão para comparar: batem.',
      next: 'Mandar o relatório do teste com os pesos',
    },
    {
      text: 'Falei com a analista financeira da cooperativa sobre condições. Pedem 40% com a segunda linha e o resto em 90 dias. Consultei: segundo dois fornecedores em comum, pagam em dia há anos. Parecer favorável, com garantia bancária.',
    },
    {
      text: '{The2} confirmou que somos finalistas com a Rotulnorte, que está 7% abaixo. A diferença é a assistência e o registro por lote. Pediu uma última revisão do preço das duas primeiras linhas. Não cedo sem falar com a diretoria.',
      next: 'Acertar a margem com a diretoria comercial',
    },
    {
      text: 'Proposta final enviada: 3% de desconto no conjunto, máquina reserva durante a primeira safra e treinamento anual incluso. É o nosso limite, e deixei isso claro.',
      next: 'Preparar a reunião final',
    },
    {
      text: 'Passei na fábrica de baixo para agradecer ao supervisor de manutenção, que já baixou a esteira da linha 3 sem ninguém pedir. Ele diz que a decisão está tomada e que falta a ata. Eu só acredito na ata.',
      next: 'Reunião final com a diretoria da cooperativa',
    },
  ],
};
