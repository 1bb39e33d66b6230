import type { Text } from '#schemas/types/definition.ts';

/** The words around what a mail tells. */
export const mailTexts = {
  greeting: { en: 'Hello {name},', pt: 'Olá, {name},', es: 'Hola, {name}:' },
  subjectOne: { en: '{title}: {text}', pt: '{title}: {text}', es: '{title}: {text}' },
  subjectMany: { en: '{count} notifications', pt: '{count} notificações', es: '{count} notificaciones' },
  intro: { en: 'This is new for you:', pt: 'Tem novidades:', 'pt-BR': 'Você tem novidades:', es: 'Tiene novedades:' },
  choose: {
    en: 'You choose in your profile what reaches you by e-mail.',
    pt: 'No seu perfil pode escolher o que recebe por e-mail.',
    'pt-BR': 'No seu perfil, você pode escolher o que recebe por e-mail.',
    es: 'En su perfil puede elegir qué recibe por correo.',
  },
} as const satisfies Record<string, Text>;
