import type { ServingWords } from '#plugins/crm/demo/words/words.ts';

/** {slots} and {one|of|these} are filled in; [he|she] follows the person spoken of. */
export const serving: ServingWords = {
  delivery: {
    say: [
      '@weigh Installed the {product}: levelled, verified with standard weights and sealed. Tried with {goods}, {n} weighings. {The} has the certificate and the operator code.',
      '@pack Started the {product} with {the}. First seals had bubbles; six degrees lower and they were perfect. {n} units of {goods} without a reject.',
      '@label Installed the {product}, done by {1 pm|half past three|five}. Levelled, wired and tried with {goods}: {n} units, no fault. {The} signed the job sheet. Only the roll holder is missing and follows by post.',
      'Delivered and started the {product}. The haulier left it at the wrong dock and we lost an hour. Fine after that. {The} followed everything and can already change the format.',
      'Fitted together with {the}. No free breaker on the board; their electrician sorted it at once. Running, settings stored, copy handed over.',
      '@label Start-up of the {product}. Crooked labels for the first hour because of roll tension; corrected. {The} is pleased with the noise, well below the old machine.',
    ],
    next: ['Call {the} at the end of the first week', 'Send the missing holder', 'Arrange operator training'],
  },
  training: {
    say: [
      'Trained {count} operators, {two|three} hours. Start, cleaning, format change and the five usual mistakes. {The} asked for laminated instructions to hang beside the machine.',
      'Training in two groups so that the line kept running. Good questions. {The} is now the person to ask about the machine.',
      'Refresher for the new people. {The} stayed to the end. Left the quick guide and our number on the machine.',
    ],
    next: ['Send {the} the training certificates', 'Send laminated instructions'],
  },
  checkIn: {
    say: [
      'Called {the} a month after installation. {All well|Not one stop since start-up}: well above {n} units a day, with one person fewer at the table. They are willing to be a reference.',
      'Follow-up call with {the}. Happy with the {product}. One small complaint: the alarm is too quiet for that room. I will look for a light.',
      '{The} says the team cannot imagine being without it. Asked about other needs: perhaps {goods} in a larger size next year.',
    ],
    next: ['Send {the} the price of the warning light', 'Talk about the next project'],
  },
  invoice: {
    say: [
      'Sent the invoice of {amount}, 30 days. {The} confirmed receipt and the order number.',
      'Final invoice for the installation sent to {the}. They asked for another billing address; credit note and new invoice issued.',
      'Invoice of {amount} sent electronically. Accepted the same day.',
    ],
  },
  paidEarly: {
    say: [
      '{amount} received eight days before it was due, as usual. An exemplary customer.',
      'Transfer arrived the day before the due date. We have never had to remind them of anything.',
      '{The} let us know payment goes out today, in time for the discount. Applied the agreed 2%.',
    ],
  },
  reminder: {
    say: [
      'The invoice of {amount} is {count} days overdue. Rang {the}: “It is about to go out.” The same answer as last month. Sent a statement.',
      'Second reminder by e-mail, copied to the owners. {The} replied that there is a problem with the bank. Asked for a date in writing.',
      'Awkward call. {The} promises half by {day} and the rest at the end of the month. I said the next service visit is on hold until the first payment.',
      'Third reminder, by registered letter. Agreed with management: nothing more on credit for them.',
      'Spoke with {the}, cordial as ever. They pay everybody at 90 days whatever the invoice says. Note for the next quote: payment in advance.',
    ],
    next: ['Check whether the payment came in', 'Send third reminder', 'Call {the} about the overdue invoice'],
  },
  paidLate: {
    say: [
      '{amount} came in at last, {count} weeks late and without interest. Told sales.',
      'Half of the debt received. The rest, says {the}, “next week”.',
      'Payment received {count} weeks late, after three reminders.',
    ],
  },
  fault: {
    say: [
      '@pack {The} rang: the {product} does not reach its temperature. We narrowed it down to the heater over the phone; a new one goes out today. They use the spare meanwhile.',
      '{The} rang: the {product} stops with error E{count}2 after a few minutes. I had them clean the exit sensor; it runs again. If it comes back we go.',
      '@label Fault call. Labels coming out blank. Over the phone {the} changed the ribbon and the head was fine. Twenty minutes.',
      'Urgent: line down and an order of {goods} leaving today. Engineer on the way, there {at two|within two hours|early afternoon}. {The} knows.',
      '@weigh {The} reports unsteady readings on the scale. Could be vibration from the cold store. Visit arranged.',
    ],
    next: ['Check with {the} whether the error came back', 'Service visit to {town}'],
  },
  repair: {
    say: [
      '@pack Changed heater and seal. Down for less than an hour. {The} had the spare on the shelf, as agreed.',
      '@weigh Load cell replaced and scale verified again. A pallet truck had hit the old one; {the} will put up a guard.',
      '@label Replaced the drive belt and cleaned the head. Cause: glue built up from another supplier’s labels. Explained to {the} and noted on the job sheet.',
      'Repair in {town}. Damp control board; dried, varnished and run for two hours. Advised {the}, once more, not to hose the machine down.',
      '@label Changed the unwinder motor under warranty. One hour down. {The} was grateful for the speed.',
      '@label Not a fault: somebody had moved the arm and not put it back. Set it, marked the position and showed everybody. No charge.',
    ],
    next: ['Send {the} the job sheet', 'Order a spare belt'],
  },
  maintenance: {
    say: [
      '@pack Serviced the {product}. New seals, pump oil changed, temperature checked at three points. {The} has already set the next date.',
      'Preventive maintenance. Cleaned, greased, wear parts changed. Machine in good condition; {the} looks after it. Next visit in six months.',
      '@label Contract visit. Some play in the pressure roller, still within tolerance. Part on order. {The} would like the next one after four o’clock.',
      '@weigh Annual calibration of the scale with standard weights. Off by 0.2 g, corrected. Certificate sent to {the}.',
      '@label Half-yearly check: {n} hours run. Changed the print head before it failed. {The} came along and asked good questions.',
    ],
    next: ['Send {the} the certificate', 'Arrange the next check'],
  },
  complaint: {
    say: [
      'Complaint from {the}: the rolls came in the wrong size and they stood still for half a day. [He|She] is right. Apologised; the right ones go out today by courier, free of charge.',
      '{The} is annoyed: we promised Monday and nobody came or called. Told service and rang back with a new time.',
      'Written complaint from {the} about the repair time. {Eleven|Nine} days for a part. Passed to management.',
    ],
    next: ['Call {the} to confirm it is settled', 'Answer the complaint in writing'],
  },
  solved: {
    say: [
      'Called {the}: the right rolls arrived, the line is running. Sent a box for the trouble. Settled.',
      'Spoke to {the} after the engineer’s visit. All fine and glad of the reply. We have changed the way we announce visits.',
    ],
  },
  consumables: {
    say: [
      'Order by phone from {the}: {count} boxes of labels and {two|four|six} ribbons. Delivery on Thursday with the rest of the round.',
      '{The} ordered the usual rolls. I suggested a call-off order for the year with monthly deliveries; [he|she] will think about it.',
      'Asked for samples of {clear|cold-resistant|compostable} labels. Sent today, for the attention of {the}.',
      'Supplies ordered by e-mail. In stock, leaving tomorrow. {The} asked about the new paper price.',
    ],
    next: ['Confirm delivery of the supplies', 'Send {the} a call-off quote'],
  },
  courtesy: {
    say: [
      'Was in {town} and dropped in to say hello to {the}. They are hiring and thinking about a second shift. Nothing for now, worth coming back in autumn.',
      'Courtesy visit with the new calendar. {The} showed me the extension. They will need to weigh pallets; noted for later.',
      'Coffee with {the}. Little about machines, a lot about the market for {goods}. Good relationship; asked after the whole team.',
    ],
    next: ['Visit {the} again', 'Send {the} the scales catalogue'],
  },
  left: {
    say: [
      '{The} leaves at the end of the month. Said goodbye by e-mail and named who takes over. A pity, [he|she] was good to deal with.',
      'Told on the phone that {the} no longer works here; gone to another company in the trade. Contacts to be updated.',
    ],
    next: ['Contact whoever takes over from {the}'],
  },
  arrived: {
    say: [
      '{The}, whom we know from another company, is in charge here now. Rang to pick up the thread and remembers our service well.',
      'A good surprise: {the} works here now and wants to know what has changed in our machines. We will have a coffee.',
    ],
    next: ['Coffee with {the}', 'Send {the} our news'],
  },
  change: {
    say: [
      '{The} asked us to update their details: invoices go to the accounts mailbox from now on. Done.',
      'New delivery address from the first: the dock is at the back. Told the hauliers. Heard from {the}.',
      'They changed their phone system; the old numbers end this month. {The} sent the new list.',
    ],
  },
};
