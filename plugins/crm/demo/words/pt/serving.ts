import type { ServingWords } from '#plugins/crm/demo/words/words.ts';

/** {slots} and {one|of|these} are filled in; [o|a] follows the person spoken of. */
export const serving: ServingWords = {
  delivery: {
    say: [
      '@weigh Instalação da {product}: nivelada, verificada com massas padrão e selada. Ensaio com {goods}, {n} pesagens. {The} ficou com o certificado e com a palavra-passe de operador.',
      '@pack Arranque da {product} com {the}. Primeiros fechos com bolhas; baixei a temperatura seis graus e ficou perfeito. {n} unidades de {goods} sem rejeições.',
      '@label Instalação da {product} concluída às {13h|15h30|17h}. Nivelamento, ligação elétrica e ensaio com {goods}: {n} unidades sem falhas. {The} assinou a folha de obra. Falta só o suporte do rolo, que segue por correio.',
      'Entrega e arranque da {product}. O transportador deixou-a no cais errado e perdemos uma hora. Depois correu bem. {The} acompanhou tudo e já sabe mudar o formato.',
      'Montagem feita com {the}. O quadro elétrico não tinha diferencial livre; o eletricista deles resolveu no momento. Máquina a trabalhar, parâmetros gravados e cópia entregue.',
      '@label Arranque da {product}. Primeira hora com etiquetas tortas por causa da tensão do rolo; corrigido. {The} ficou satisfeit[o|a] com o ruído, muito abaixo da máquina antiga.',
    ],
    next: ['Ligar {to} ao fim da primeira semana', 'Enviar o suporte em falta', 'Marcar a formação dos operadores'],
  },
  training: {
    say: [
      'Formação de {count} operadores, {duas|três} horas. Arranque, limpeza, mudança de formato e os cinco erros mais comuns. {The} pediu as instruções plastificadas para afixar junto à máquina.',
      'Formação dada em dois grupos, para não parar a linha. Boa participação. {The} ficou como pessoa de referência para a máquina.',
      'Reforço de formação para quem entrou de novo. {The} assistiu até ao fim. Deixei o guia rápido e o número da assistência colado na máquina.',
    ],
    next: ['Enviar certificados de formação {to}', 'Enviar instruções plastificadas'],
  },
  checkIn: {
    say: [
      'Liguei {to} um mês depois da instalação. {Tudo a correr bem|Sem paragens desde o arranque}: passaram de {n} unidades por dia para bem mais, com menos uma pessoa na mesa. Aceitam servir de referência.',
      'Chamada de acompanhamento com {the}. Contentes com a {product}. Uma queixa pequena: o alarme é demasiado baixo para a sala. Vou ver se há sinal luminoso.',
      '{The} diz que a equipa já não vive sem a máquina. Perguntei por outras necessidades: talvez {goods} em formato maior, no próximo ano.',
    ],
    next: ['Enviar {to} o preço do sinal luminoso', 'Voltar a falar do próximo projeto'],
  },
  invoice: {
    say: [
      'Enviada a fatura de {amount} a 30 dias. {The} confirmou a receção e o número da nota de encomenda.',
      'Fatura final da instalação enviada {to}. Pediram para alterar a morada de faturação; emitida nota de crédito e nova fatura.',
      'Fatura de {amount} enviada pela plataforma eletrónica. Aceite no mesmo dia.',
    ],
  },
  paidEarly: {
    say: [
      'Pagamento de {amount} recebido oito dias antes do prazo, como de costume. Cliente exemplar.',
      'Transferência recebida na véspera do vencimento. Nunca foi preciso lembrar este cliente de nada.',
      '{The} avisou que o pagamento segue hoje, ainda dentro do prazo de desconto. Aplicado o desconto de 2 % combinado.',
    ],
  },
  reminder: {
    say: [
      'A fatura de {amount} venceu há {count} dias. Liguei {to}: “Está para sair.” É a mesma resposta do mês passado. Enviei extrato de conta.',
      'Segundo aviso por e-mail, com cópia para a gerência. {The} respondeu que há um problema com o banco. Pedi uma data por escrito.',
      'Telefonema difícil. {The} promete metade até {day} e o resto no fim do mês. Disse que sem o primeiro pagamento a próxima visita técnica fica suspensa.',
      'Terceiro aviso, carta registada. Combinado com a direção: nada mais se entrega a crédito a este cliente.',
      'Falei com {the}, que foi cordial, como sempre. Pagam todos os fornecedores a 90 dias, diga a fatura o que disser. Fica a nota para a próxima proposta: pagamento antecipado.',
    ],
    next: ['Confirmar se entrou o pagamento', 'Enviar terceiro aviso', 'Ligar {to} por causa da fatura vencida'],
  },
  paidLate: {
    say: [
      'Entrou finalmente o pagamento de {amount}, {count} semanas depois do vencimento e sem juros. Comuniquei à área comercial.',
      'Recebida metade da dívida. O resto, diz {the}, “na próxima semana”.',
      'Pagamento recebido com {count} semanas de atraso, depois de três avisos.',
    ],
  },
  fault: {
    say: [
      '@pack {The} ligou: a {product} não atinge a temperatura. Pelo telefone confirmámos a resistência; segue uma nova hoje. Entretanto trabalham com a de reserva.',
      '{The} ligou: a {product} bloqueia com o erro E{count}2 ao fim de alguns minutos. Pedi que limpassem o sensor de saída; voltou a trabalhar. Se repetir, vamos lá.',
      '@label Chamada de avaria. Etiquetas a sair brancas. Pelo telefone, {the} trocou a fita e a cabeça ficou boa. Resolvido em vinte minutos.',
      'Avaria urgente: linha parada e encomenda de {goods} para sair hoje. Técnico a caminho, chega {às 14h|dentro de duas horas|ao princípio da tarde}. {The} avisad[o|a].',
      '@weigh {The} queixa-se de leituras instáveis na pesagem. Pode ser vibração da câmara frigorífica. Marcada visita.',
    ],
    next: ['Confirmar com {the} se o erro voltou', 'Visita técnica a {town}'],
  },
  repair: {
    say: [
      '@pack Substituída a resistência e o vedante. Máquina parada menos de uma hora. {The} já tinha a peça de reserva na prateleira, como combinado.',
      '@weigh Célula de carga substituída e balança de novo verificada. A antiga tinha levado uma pancada de porta-paletes; {the} vai pôr uma proteção.',
      '@label Substituída a correia de arrastamento e limpa a cabeça. Causa: cola acumulada por etiquetas de outro fornecedor. Expliquei {to} e ficou registado na folha de obra.',
      'Reparação em {town}. Placa de comando com humidade; secagem, verniz e ensaio de duas horas. Aconselhei {the} a não lavar a máquina à pressão, outra vez.',
      '@label Troca do motor do desenrolador, em garantia. Uma hora de paragem. {The} agradeceu a rapidez.',
      '@label Não era avaria: alguém mudou a altura do braço e não voltou a pô-la. Acertei, marquei a posição a tinta e mostrei a todos. Sem custo.',
    ],
    next: ['Enviar folha de obra {to}', 'Encomendar correia de reserva'],
  },
  maintenance: {
    say: [
      '@pack Revisão da {product}. Vedantes novos, óleo da bomba mudado, temperatura confirmada em três pontos. {The} marcou já a próxima.',
      'Manutenção preventiva. Limpeza, lubrificação, substituição das peças de desgaste. Máquina em bom estado; {the} trata-a bem. Próxima visita dentro de seis meses.',
      '@label Visita de contrato. Encontrei folga no rolo de pressão, ainda dentro da tolerância. Deixei peça encomendada. {The} pediu para da próxima vez ir depois das 16h.',
      '@weigh Calibração anual da balança com massas padrão. Desvio de 0,2 g, corrigido. Certificado enviado {to}.',
      '@label Revisão semestral: {n} horas de trabalho. Troquei a cabeça de impressão antes que falhasse. {The} acompanhou e fez boas perguntas.',
    ],
    next: ['Enviar certificado {to}', 'Marcar a próxima revisão'],
  },
  complaint: {
    say: [
      'Reclamação {of}: a encomenda de rolos veio com a medida errada e pararam meio dia. Tem razão. Pedi desculpa, seguem hoje os certos por estafeta, sem custo.',
      '{The} está aborrecid[o|a]: prometemos a visita para segunda e ninguém apareceu nem avisou. Transmiti à assistência e liguei de volta com nova hora.',
      'Queixa por escrito {of} sobre o tempo de reparação. {Onze|Nove} dias à espera de uma peça. Encaminhei à direção.',
    ],
    next: ['Ligar {to} a confirmar que ficou resolvido', 'Responder por escrito à reclamação'],
  },
  solved: {
    say: [
      'Liguei {to}: rolos certos recebidos, linha a trabalhar. Ofereci uma caixa pelo incómodo. Assunto encerrado.',
      'Falei com {the} depois da visita do técnico. Está tudo bem e agradeceu a resposta. Corrigimos o procedimento de aviso.',
    ],
  },
  consumables: {
    say: [
      'Encomenda de {count} caixas de etiquetas e {duas|quatro|seis} fitas, por telefone, {of}. Entrega na quinta-feira, com o resto do circuito.',
      '{The} encomendou os rolos do costume. Sugeri encomenda aberta para o ano, com entregas mensais; vai pensar.',
      'Pedido de amostras de etiqueta {transparente|resistente ao frio|compostável}. Enviadas hoje ao cuidado {of}.',
      'Encomenda de consumíveis por e-mail. Stock confirmado, segue amanhã. {The} perguntou pelo novo preço do papel.',
    ],
    next: ['Confirmar entrega dos consumíveis', 'Enviar proposta de encomenda aberta {to}'],
  },
  courtesy: {
    say: [
      'Passei por {town} e entrei só para cumprimentar {the}. Estão a contratar e pensam num segundo turno. Nada para já, mas convém voltar no outono.',
      'Visita de cortesia com o calendário do ano novo. {The} mostrou-me a ampliação. Vão precisar de pesar paletes; registo para mais tarde.',
      'Café com {the}. Falou-se pouco de máquinas e muito do mercado de {goods}. Boa relação; perguntou por toda a equipa.',
    ],
    next: ['Voltar a visitar {the}', 'Enviar catálogo de balanças {to}'],
  },
  left: {
    say: [
      '{The} deixou a empresa no fim do mês. Despediu-se por e-mail e indicou quem fica com os assuntos. Pena, dava gosto tratar com [ele|ela].',
      'Disseram-me ao telefone que {the} já não trabalha aqui. Saiu para outra empresa do setor. Atualizar contactos.',
    ],
    next: ['Contactar quem substitui {the}'],
  },
  arrived: {
    say: [
      '{The}, que já conhecíamos de outra casa, é agora responsável aqui. Ligou para retomar o contacto e lembra-se bem da nossa assistência.',
      'Surpresa boa: {the} trabalha agora aqui. Quer saber o que mudou nas nossas máquinas desde então. Fica combinado um café.',
    ],
    next: ['Café com {the}', 'Enviar novidades {to}'],
  },
  change: {
    say: [
      '{The} pediu para atualizar os dados: as faturas passam a ir para o e-mail da contabilidade. Alterado no sistema.',
      'Nova morada de entregas a partir do dia 1: o cais fica nas traseiras. Avisei os transportes. Informação {of}.',
      'Mudaram de central telefónica; os números antigos deixam de funcionar no fim do mês. {The} enviou a lista nova.',
    ],
  },
};
