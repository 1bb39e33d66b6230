import { type APIRequestContext, expect } from '@playwright/test';

/** What a journey finds when it begins; the id of what was made. */
export async function createRecord(api: APIRequestContext, entity: string, data: unknown): Promise<string> {
  const reply = await api.post(`/api/v1/records/${entity}`, { data });
  expect(reply.ok(), await reply.text()).toBe(true);
  return (await reply.json()).data.id as string;
}
