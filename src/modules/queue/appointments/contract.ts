import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'

/** What crosses HTTP. Chinese titles are the words of error messages. */

const At = Type.String({ format: 'date-time' })
const Day = (title: string) => Type.String({ title, format: 'date' })
const Hall = Type.String({ title: '大厅', minLength: 1, maxLength: 60 })
const Line = Type.String({ title: '业务', pattern: '^[A-Z]$' })
const Item = Type.String({ title: '事项', minLength: 1, maxLength: 80, pattern: '^[a-z0-9-]+$' })
/** The wall-clock minute a slot begins with. */
const SlotStart = Type.String({ title: '时段', pattern: '^\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d$' })
const Answers = Type.Record(Type.String({ pattern: '^s\\.q\\d{1,2}$' }), Type.String({ maxLength: 10 }), { title: '情形' })
const Subject = Type.String({ title: '为谁预约', format: 'uuid' })

export const IdParams = Type.Object({ id: Type.String({ title: '预约', format: 'uuid' }) })

/** Person who stands at the window or is on the phone: what their document says. */
export const PersonBody = Type.Object(
  {
    name: Type.String({ title: '姓名', minLength: 1, maxLength: 100 }),
    identityNumber: Type.String({ title: '身份证号码', minLength: 1, maxLength: 20 }),
    phone: Type.Optional(Type.String({ title: '手机号码', maxLength: 20 })),
  },
  { title: '办事人', additionalProperties: false },
)
export type PersonBody = Static<typeof PersonBody>

const Wanted = { hall: Hall, line: Line, item: Type.Optional(Item), answers: Type.Optional(Answers) }

const Escort = Type.Optional(Type.Boolean({ title: '需要有人陪同' }))

export const BookBody = Type.Object({ ...Wanted, slot: SlotStart, subject: Type.Optional(Subject), escort: Escort }, { additionalProperties: false })
export const BookForBody = Type.Object({ ...Wanted, slot: SlotStart, person: PersonBody, escort: Escort }, { additionalProperties: false })
export const ChangeBody = Type.Object({ slot: SlotStart }, { additionalProperties: false })
export const JoinBody = Type.Object({ ...Wanted, day: Day('哪一天'), subject: Type.Optional(Subject) }, { additionalProperties: false })

export const PlacesQuery = Type.Object({ region: Type.String({ title: '地区', pattern: '^\\d{6}$' }), item: Type.Optional(Item) }, { additionalProperties: false })
/** Where something can be booked: the nearest hall first. */
export const Places = Type.Object({
  rows: Type.Array(Type.Object({
    hall: Type.Object({ id: Type.String(), name: Type.String(), address: Type.String(), phone: Type.String(), hours: Type.String() }),
    lines: Type.Array(Type.Object({ letter: Type.String(), name: Type.String() })),
  })),
})
export type Places = Static<typeof Places>

export const SlotsParams = Type.Object({ hall: Hall, line: Line })
/** What can be booked, day by day; a day without slots says why. */
export const SlotDays = Type.Object({
  from: Day('从'), until: Day('到'),
  hall: Type.Object({ id: Type.String(), name: Type.String(), address: Type.String(), phone: Type.String() }),
  line: Type.Object({ letter: Type.String(), name: Type.String() }),
  region: Type.String(),
  /** What whoever books should know, in Chinese sentences. */
  rules: Type.Array(Type.String()),
  days: Type.Array(Type.Object({
    day: Type.String({ format: 'date' }),
    /** Places left of the day. */
    free: Type.Integer(),
    /** Chinese; null where there are slots. */
    closedReason: Nullable(Type.String()),
    slots: Type.Array(Type.Object({ slot: Type.String(), startsAt: At, endsAt: At, free: Type.Integer() })),
  })),
})
export type SlotDays = Static<typeof SlotDays>

const AllowedAction = Type.Object({ verb: Type.String(), name: Type.String(), allowed: Type.Boolean(), reason: Nullable(Type.String()) })

const Facts = {
  hall: Type.Object({ id: Type.String(), name: Type.String(), address: Type.String(), phone: Type.String() }),
  line: Type.Object({ letter: Type.String(), name: Type.String() }),
  item: Nullable(Type.Object({ code: Type.String(), name: Type.String() })),
  answers: Type.Record(Type.String(), Type.String()),
  region: Type.String(),
}

export const AppointmentView = Type.Object({
  ...Facts,
  id: Type.String(),
  number: Type.String(),
  version: Type.Integer(),
  state: Type.Union([Type.Literal('booked'), Type.Literal('arrived'), Type.Literal('cancelled'), Type.Literal('missed')]),
  stateName: Type.String(),
  sourceName: Type.String(),
  person: Type.Object({ subjectId: Type.String(), name: Type.String(), identityMasked: Type.String() }),
  day: Type.String({ format: 'date' }),
  startsAt: At,
  endsAt: At,
  /** 09:00-09:30 */
  time: Type.String(),
  cancelUntil: At,
  ticket: Nullable(Type.Object({ id: Type.String(), number: Type.String() })),
  bookedAt: At,
  allowedActions: Type.Array(AllowedAction),
})
export type AppointmentView = Static<typeof AppointmentView>

export const WaitingView = Type.Object({
  ...Facts,
  id: Type.String(),
  subjectId: Type.String(),
  day: Type.String({ format: 'date' }),
  state: Type.Union([Type.Literal('waiting'), Type.Literal('offered'), Type.Literal('taken'), Type.Literal('lapsed'), Type.Literal('left')]),
  stateName: Type.String(),
  /** How many are before one; null once a place is kept. */
  ahead: Nullable(Type.Integer()),
  offer: Nullable(Type.Object({ startsAt: At, heldUntil: At })),
})
export type WaitingView = Static<typeof WaitingView>

export const OwnQuery = Type.Object(
  { subject: Type.Optional(Subject), cursor: Type.Optional(Type.String({ title: '翻页标记', format: 'uuid' })), limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 100 })) },
  { additionalProperties: false },
)
export const OwnAppointments = Type.Object({
  rows: Type.Array(AppointmentView), next: Nullable(Type.String()), waiting: Type.Array(WaitingView),
  /** Why one may not book now, and until which day; null for almost everybody. */
  limit: Nullable(Type.Object({ until: Type.String({ format: 'date' }), reason: Type.String() })),
})
export type OwnAppointments = Static<typeof OwnAppointments>

export const HallDayParams = Type.Object({ hall: Hall })
export const HallDayQuery = Type.Object(
  { day: Type.Optional(Day('哪一天')), cursor: Type.Optional(Type.String({ title: '翻页标记', format: 'uuid' })), limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })) },
  { additionalProperties: false },
)
export const HallDay = Type.Object({ day: Type.String({ format: 'date' }), rows: Type.Array(AppointmentView), next: Nullable(Type.String()) })
export type HallDay = Static<typeof HallDay>

/** By the number somebody shows, or by their document. In the body: a document's number is not for addresses. */
export const FindBody = Type.Object(
  { number: Type.Optional(Type.String({ title: '预约号', maxLength: 20 })), identityNumber: Type.Optional(Type.String({ title: '身份证号码', maxLength: 20 })) },
  { additionalProperties: false },
)
export const Found = Type.Object({ rows: Type.Array(AppointmentView) })

