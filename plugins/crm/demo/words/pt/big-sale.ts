import type { BigSaleWords } from '#plugins/crm/demo/words/words.ts';

export const bigSale: BigSaleWords = {
  company: 'Cooperativa Agrícola Vale Fundo',
  lead: 'Vale Fundo: quatro linhas de embalagem',
  description:
    'Renovação completa da embalagem nas duas unidades: quatro linhas de etiquetagem, controlo de peso e envolvimento de paletes. Decisão da direção da cooperativa, com parecer técnico das duas fábricas.',
  appointment: 'Vale Fundo: reunião final com a direção',
  roles: [
    'Presidente',
    'Decide as compras',
    'Parecer técnico',
    'Parecer técnico',
    'Qualidade',
    'Manutenção',
    'Contas',
    'Armazém',
    'Consultor externo',
  ],
  story: [
    {
      text: 'Ligou {the2}, das compras da cooperativa. Vão renovar a embalagem nas duas fábricas e querem falar com quem decida do nosso lado. Não é um pedido de catálogo: pediu nomes e datas. Passei de imediato ao comercial.',
      next: 'Ligar {to2} hoje',
    },
    {
      text: 'Quarenta minutos com {the2}. São quatro linhas, duas por fábrica, em dois anos. Há verba aprovada em assembleia. Consultam cinco fornecedores e escolhem três para visita. Quem decide é a direção, presidida {by}; as fábricas dão parecer e o parecer conta.',
      next: 'Preparar a primeira visita com a assistência',
    },
    {
      text: 'Primeira visita, dia inteiro. De manhã a fábrica de cima com a produção, à tarde a de baixo com a manutenção. São duas casas com hábitos diferentes: numa etiqueta-se antes de encher, na outra depois. Ninguém lhes tinha feito essa pergunta. {The2} tomou nota.',
      next: 'Enviar levantamento das duas fábricas',
    },
    {
      text: 'Levantamento técnico. Medi as quatro linhas, fotografei quadros elétricos e ar comprimido. A linha 3 não tem altura para o braço da Lira 400; é preciso baixar o tapete 12 cm. O chefe de manutenção deles concorda e faz o trabalho em casa.',
      next: 'Entregar o relatório técnico ao comercial',
    },
    {
      text: 'Apresentação às duas fábricas em conjunto. A qualidade insistiu na rejeição por peso e no registo por lote. Mostrei o relatório da Prumo Linha e ficaram calados a ler, o que é bom sinal. O armazém perguntou pelas paletes: não estava no pedido, mas deve estar na proposta.',
      next: 'Incluir a envolvedora de paletes como opção',
    },
    {
      text: 'Proposta base enviada {to2}: quatro linhas, instalação faseada, formação em dois turnos, contrato Total por três anos. Paletes em opção. Três versões de pagamento.',
      next: 'Confirmar a receção e marcar esclarecimentos',
    },
    {
      text: 'Acompanhei a reunião de esclarecimentos. O consultor externo conhece bem o mercado e pressiona no preço. {The} quase não falou, mas no fim perguntou quanto tempo demoramos a pôr uma linha de pé se parar em plena campanha. Respondi com factos: os últimos doze casos, todos abaixo de nove horas.',
      next: 'Enviar os doze casos por escrito',
    },
    {
      text: 'Ensaio na nossa sala com garrafas, latas e garrafões deles. Seis pessoas vieram assistir. Duas horas a 55 por minuto, três paragens, todas por rolo gasto. A qualidade pesou cem unidades à mão para comparar: coincidem.',
      next: 'Enviar relatório do ensaio com os pesos',
    },
    {
      text: 'Falei com a contabilista da cooperativa sobre condições. Pedem 40 % com a segunda linha e o resto a 90 dias. Verifiquei: pagam a horas há anos, segundo dois fornecedores comuns. Dou parecer favorável com garantia bancária.',
    },
    {
      text: '{The2} confirma que somos finalistas com a Rotulnorte, que está 7 % abaixo. A diferença é a assistência e o registo por lote. Pediu uma última revisão do preço das duas primeiras linhas. Não cedo sem falar com a direção.',
      next: 'Acertar a margem com a direção comercial',
    },
    {
      text: 'Proposta final enviada: 3 % de desconto no conjunto, máquina de substituição durante a primeira campanha e formação anual incluída. É o nosso limite e disse-o com clareza.',
      next: 'Preparar a reunião final',
    },
    {
      text: 'Passei pela fábrica de baixo para agradecer ao chefe de manutenção, que já baixou o tapete da linha 3 sem ninguém lhe pedir. Diz ele que a decisão está tomada e que falta a ata. Só acredito na ata.',
      next: 'Reunião final com a direção da cooperativa',
    },
  ],
};
