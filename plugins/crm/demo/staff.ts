import type { DemoRecord } from 'vinculo/plugin';
import { slug } from '#plugins/crm/demo/kit/slug.ts';
import type { Department } from '#plugins/crm/demo/words/words.ts';
import type { Market, World } from '#plugins/crm/demo/world.ts';

export type Role = 'manager' | 'seller' | 'secondSeller' | 'neighbour' | 'far' | 'service' | 'finance' | 'reception' | 'administrator';

/** Somebody who writes reports. */
export interface Colleague {
  readonly id: string;
  readonly role: Role;
  readonly market: Market;
  readonly department: string;
  readonly team: string | null;
}

export interface Staff {
  readonly colleagues: Readonly<Record<Role, Colleague>>;
  readonly departments: readonly DemoRecord[];
  readonly manager: DemoRecord;
  readonly teams: readonly DemoRecord[];
  /** All but the manager, who stands above the teams. */
  readonly users: readonly DemoRecord[];
}

interface Place {
  readonly department: Department;
  readonly job: Department | 'seller';
  readonly team: 0 | 1 | 2 | null;
  readonly market: 'home' | 'neighbour' | 'far';
  readonly gender: 'm' | 'f';
}

const places: Readonly<Record<Exclude<Role, 'administrator'>, Place>> = {
  manager: { department: 'management', job: 'management', team: null, market: 'home', gender: 'f' },
  seller: { department: 'sales', job: 'seller', team: 0, market: 'home', gender: 'm' },
  secondSeller: { department: 'sales', job: 'sales', team: 0, market: 'home', gender: 'f' },
  neighbour: { department: 'exports', job: 'seller', team: 1, market: 'neighbour', gender: 'f' },
  far: { department: 'exports', job: 'exports', team: 1, market: 'far', gender: 'm' },
  service: { department: 'service', job: 'service', team: 2, market: 'home', gender: 'm' },
  finance: { department: 'finance', job: 'finance', team: null, market: 'home', gender: 'f' },
  reception: { department: 'reception', job: 'reception', team: null, market: 'home', gender: 'm' },
};

/** Before the first client there is the house itself. */
const FOUNDED = -1_130;

export function inventStaff(world: World): Staff {
  const { event, calendar, home } = world;
  const at = calendar.at(FOUNDED, 9 * 60);
  const by = event.user.id;
  const office = home.words.office;
  const departmentId = (department: Department) => event.id(`department:${department}`, at);
  const teamId = (team: number) => event.id(`team:${team}`, at);
  const userId = (role: Role) => event.id(`user:${role}`, at);
  const colleague = (role: Exclude<Role, 'administrator'>): Colleague => {
    const { department, team, market } = places[role];
    return {
      id: userId(role),
      role,
      market: world[market],
      department: departmentId(department),
      team: team === null ? null : teamId(team),
    };
  };
  const users = Object.fromEntries(
    (Object.keys(places) as (keyof typeof places)[]).map((role) => [role, { id: userId(role), at, by, values: userValues(world, role) }]),
  ) as Record<keyof typeof places, DemoRecord>;
  const { manager, ...others } = users;
  const withPlace = Object.entries(others).map(([role, record]) => {
    const { team } = places[role as keyof typeof places];
    return { ...record, values: { ...record.values, manager: manager.id, ...(team !== null && { teams: [{ id: teamId(team) }] }) } };
  });
  const colleagues = Object.fromEntries((Object.keys(places) as (keyof typeof places)[]).map((role) => [role, colleague(role)]));
  return {
    colleagues: {
      ...(colleagues as Omit<Staff['colleagues'], 'administrator'>),
      administrator: { ...colleague('seller'), id: by, role: 'administrator' },
    },
    departments: Object.entries(office.departments).map(([key, name]) => ({
      id: departmentId(key as Department),
      at,
      by,
      values: { name },
    })),
    manager,
    teams: office.teams.map((name, i) => ({ id: teamId(i), at, by, values: { name, manager: manager.id } })),
    users: withPlace,
  };
}

function userValues(world: World, role: keyof typeof places): DemoRecord['values'] {
  const { event, home, calendar } = world;
  const { department, job, gender, market } = places[role];
  const random = world.random(`user:${role}`);
  const { names } = world[market].words;
  const name = `${random.pick(gender === 'm' ? names.male : names.female)} ${random.pick(names.last)}`;
  const { office } = home.words;
  return {
    name: `${name} ${office.mark}`,
    email: `${slug(name, '.')}@example.com`,
    phone: telephone(world[market].places.mobile, random.int(0, 999)),
    job_title: office.jobs[job][gender === 'm' ? 0 : 1],
    department: event.id(`department:${department}`, calendar.at(FOUNDED, 9 * 60)),
    active: true,
    language: world[market].language,
    country: event.organisation.country,
    time_zone: event.organisation.timeZone,
  };
}

/** The digits of a number at the places of '#', from the right. */
export function telephone(pattern: string, number: number): string {
  let left = number;
  return [...pattern]
    .reverse()
    .map((sign) => {
      if (sign !== '#') return sign;
      const digit = left % 10;
      left = Math.floor(left / 10);
      return String(digit);
    })
    .reverse()
    .join('');
}
