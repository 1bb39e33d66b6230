import type { ServingWords } from '#plugins/crm/demo/words/words.ts';

/** {slots} and {one|of|these} are filled in; [o|a] follows the person spoken of. */
export const serving: ServingWords = {
  delivery: {
    say: [
      '@weigh Instalação da {product}: nivelada, verificada com pesos-padrão e lacrada. Teste com {goods}, {n} pesagens. {The} ficou com o certificado e com a senha de operador.',
      '@pack Partida da {product} com {the}. Os primeiros fechamentos saíram com bolha; baixei seis graus e ficou perfeito. {n} unidades de {goods} sem rejeição.',
      '@label Instalação da {product} concluída às {13h|15h30|17h}. Nivelamento, ligação elétrica e teste com {goods}: {n} unidades sem falha. {The} assinou a ordem de serviço. Falta só o suporte do rolo, que vai por transportadora.',
      'Entrega e partida da {product}. A transportadora deixou na doca errada e perdemos uma hora. Depois correu tudo bem. {The} acompanhou e já sabe trocar o formato.',
      'Montagem feita com {the}. O quadro não tinha disjuntor livre; o eletricista deles resolveu na hora. Máquina rodando, parâmetros salvos e cópia entregue.',
      '@label Partida da {product}. Na primeira hora, etiqueta torta por causa da tensão do rolo; corrigido. {The} gostou do nível de ruído, bem abaixo da máquina antiga.',
    ],
    next: ['Ligar {to} no fim da primeira semana', 'Mandar o suporte que faltou', 'Agendar o treinamento dos operadores'],
  },
  training: {
    say: [
      'Treinamento de {count} operadores, {duas|três} horas. Partida, limpeza, troca de formato e os cinco erros mais comuns. {The} pediu as instruções plastificadas para deixar junto da máquina.',
      'Treinamento em duas turmas, para não parar a linha. Boa participação. {The} ficou como referência interna da máquina.',
      'Reciclagem para quem entrou agora. {The} ficou até o fim. Deixei o guia rápido e o telefone da assistência colados na máquina.',
    ],
    next: ['Mandar certificados do treinamento {to}', 'Mandar instruções plastificadas'],
  },
  checkIn: {
    say: [
      'Liguei {to} um mês depois da instalação. {Tudo certo|Nenhuma parada desde a partida}: passaram de {n} unidades por dia com folga, com uma pessoa a menos na mesa. Topam ser referência.',
      'Ligação de acompanhamento com {the}. Contentes com a {product}. Uma queixa pequena: o alarme é baixo para a sala. Vou ver se existe sinal luminoso.',
      '{The} disse que a equipe não vive mais sem a máquina. Perguntei por outras necessidades: talvez {goods} em embalagem maior, no ano que vem.',
    ],
    next: ['Mandar {to} o preço do sinal luminoso', 'Voltar a falar do próximo projeto'],
  },
  invoice: {
    say: [
      'Nota fiscal de {amount} enviada, boleto para 30 dias. {The} confirmou o recebimento e o número do pedido.',
      'Nota final da instalação enviada {to}. Pediram para trocar o endereço de cobrança; nota cancelada e emitida de novo.',
      'Nota de {amount} emitida e aceita no mesmo dia.',
    ],
  },
  paidEarly: {
    say: [
      'Pagamento de {amount} recebido oito dias antes do vencimento, como sempre. Cliente exemplar.',
      'Transferência recebida na véspera do vencimento. Nunca foi preciso lembrar este cliente de nada.',
      '{The} avisou que o pagamento sai hoje, ainda dentro do prazo de desconto. Aplicados os 2% combinados.',
    ],
  },
  reminder: {
    say: [
      'O boleto de {amount} venceu há {count} dias. Liguei {to}: “Está para sair.” É a mesma resposta do mês passado. Mandei o extrato.',
      'Segundo aviso por e-mail, com cópia para a diretoria. {The} respondeu que há um problema com o banco. Pedi uma data por escrito.',
      'Ligação difícil. {The} promete metade até {day} e o resto no fim do mês. Avisei que sem o primeiro pagamento a próxima visita técnica fica suspensa.',
      'Terceiro aviso, carta registrada. Combinado com a diretoria: nada mais a prazo para este cliente.',
      'Falei com {the}, cordial como sempre. Pagam todo mundo em 90 dias, diga o boleto o que disser. Fica o registro para a próxima proposta: pagamento antecipado.',
    ],
    next: ['Conferir se o pagamento entrou', 'Mandar terceiro aviso', 'Ligar {to} sobre o boleto vencido'],
  },
  paidLate: {
    say: [
      'Entrou enfim o pagamento de {amount}, {count} semanas depois do vencimento e sem juros. Avisei o comercial.',
      'Recebida metade da dívida. O resto, segundo {the}, “semana que vem”.',
      'Pagamento recebido com {count} semanas de atraso, depois de três avisos.',
    ],
  },
  fault: {
    say: [
      '@pack {The} ligou: a {product} não chega na temperatura. Por telefone confirmamos que é a resistência; vai uma nova hoje. Enquanto isso, usam a reserva.',
      '{The} ligou: a {product} trava com o erro E{count}2 depois de alguns minutos. Pedi para limparem o sensor de saída; voltou a rodar. Se repetir, a gente vai.',
      '@label Chamado de defeito. Etiquetas saindo em branco. Por telefone, {the} trocou o ribbon e o cabeçote estava bom. Resolvido em vinte minutos.',
      'Defeito urgente: linha parada e pedido de {goods} para sair hoje. Técnico a caminho, chega {às 14h|em duas horas|no começo da tarde}. {The} está avisad[o|a].',
      '@weigh {The} reclama de leitura instável na pesagem. Pode ser vibração da câmara fria. Visita agendada.',
    ],
    next: ['Confirmar com {the} se o erro voltou', 'Visita técnica em {town}'],
  },
  repair: {
    say: [
      '@pack Trocadas a resistência e a vedação. Menos de uma hora parada. {The} já tinha a peça reserva na prateleira, como combinado.',
      '@weigh Célula de carga trocada e balança verificada de novo. A antiga tinha levado uma batida de paleteira; {the} vai colocar uma proteção.',
      '@label Trocada a correia de arraste e limpo o cabeçote. Causa: cola acumulada por etiqueta de outro fornecedor. Expliquei {to} e ficou na ordem de serviço.',
      'Conserto em {town}. Placa de comando com umidade; secagem, verniz e duas horas de teste. Recomendei {to}, mais uma vez, não lavar a máquina com jato.',
      '@label Troca do motor do desbobinador, em garantia. Uma hora parada. {The} agradeceu a rapidez.',
      '@label Não era defeito: alguém mexeu na altura do braço e não voltou. Ajustei, marquei a posição e mostrei para todos. Sem custo.',
    ],
    next: ['Mandar a ordem de serviço {to}', 'Pedir correia reserva'],
  },
  maintenance: {
    say: [
      '@pack Revisão da {product}. Vedações novas, óleo da bomba trocado, temperatura conferida em três pontos. {The} já agendou a próxima.',
      'Manutenção preventiva. Limpeza, lubrificação, troca das peças de desgaste. Máquina em bom estado; {the} cuida bem. Próxima visita em seis meses.',
      '@label Visita de contrato. Folga no rolo de pressão, ainda dentro da tolerância. Peça já pedida. {The} prefere que a próxima seja depois das 16h.',
      '@weigh Calibração anual da balança com pesos-padrão. Desvio de 0,2 g, corrigido. Certificado enviado {to}.',
      '@label Revisão semestral: {n} horas de uso. Troquei o cabeçote de impressão antes que falhasse. {The} acompanhou e fez boas perguntas.',
    ],
    next: ['Mandar certificado {to}', 'Agendar a próxima revisão'],
  },
  complaint: {
    say: [
      'Reclamação {of}: o pedido de rolos veio na medida errada e ficaram meio dia parados. Tem razão. Pedi desculpas, os certos saem hoje por motoboy, sem custo.',
      '{The} está chatead[o|a]: prometemos a visita para segunda e ninguém apareceu nem avisou. Passei para a assistência e retornei com novo horário.',
      'Reclamação por escrito {of} sobre o tempo do conserto. {Onze|Nove} dias esperando uma peça. Encaminhei para a diretoria.',
    ],
    next: ['Ligar {to} para confirmar que resolveu', 'Responder a reclamação por escrito'],
  },
  solved: {
    say: [
      'Liguei {to}: rolos certos recebidos, linha rodando. Mandei uma caixa de cortesia pelo transtorno. Assunto encerrado.',
      'Falei com {the} depois da visita do técnico. Tudo certo e agradeceu o retorno. Corrigimos o jeito de avisar.',
    ],
  },
  consumables: {
    say: [
      'Pedido por telefone, {of}: {count} caixas de etiquetas e {dois|quatro|seis} ribbons. Entrega na quinta, com o resto da rota.',
      '{The} pediu os rolos de sempre. Sugeri pedido programado para o ano, com entrega mensal; vai pensar.',
      'Pedido de amostras de etiqueta {transparente|para câmara fria|compostável}. Enviadas hoje aos cuidados {of}.',
      'Pedido de suprimentos por e-mail. Tem em estoque, sai amanhã. {The} perguntou do novo preço do papel.',
    ],
    next: ['Confirmar a entrega dos suprimentos', 'Mandar proposta de pedido programado {to}'],
  },
  courtesy: {
    say: [
      'Passei por {town} e entrei só para cumprimentar {the}. Estão contratando e pensam em um segundo turno. Nada por enquanto, mas vale voltar no outono.',
      'Visita de cortesia com o calendário do ano novo. {The} me mostrou a ampliação. Vão precisar pesar paletes; anotado para mais tarde.',
      'Café com {the}. Falamos pouco de máquina e muito do mercado de {goods}. Boa relação; perguntou de toda a equipe.',
    ],
    next: ['Visitar {the} de novo', 'Mandar catálogo de balanças {to}'],
  },
  left: {
    say: [
      '{The} saiu da empresa no fim do mês. Despediu-se por e-mail e indicou quem assume. Pena, era bom tratar com [ele|ela].',
      'Soube por telefone que {the} não trabalha mais aqui. Foi para outra empresa do setor. Atualizar contatos.',
    ],
    next: ['Procurar quem ficou no lugar {of}'],
  },
  arrived: {
    say: [
      '{The}, que já conhecíamos de outra empresa, agora é responsável aqui. Ligou para retomar o contato e lembra bem da nossa assistência.',
      'Boa surpresa: {the} agora trabalha aqui. Quer saber o que mudou nas nossas máquinas de lá para cá. Ficou combinado um café.',
    ],
    next: ['Café com {the}', 'Mandar novidades {to}'],
  },
  change: {
    say: [
      '{The} pediu para atualizar o cadastro: as notas passam a ir para o e-mail da contabilidade. Alterado no sistema.',
      'Novo endereço de entrega a partir do dia 1º: a doca fica nos fundos. Avisei a transportadora. Informação {of}.',
      'Trocaram a central telefônica; os números antigos param no fim do mês. {The} mandou a lista nova.',
    ],
  },
};
