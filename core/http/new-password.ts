/** What a password has to be that somebody chooses from now on. */
export const newPassword = { type: 'string', minLength: 12, maxLength: 1_000 } as const;
