import Type, { type Static } from 'typebox'
import { Nullable } from '../../platform/nullable.ts'

/** What crosses HTTP. Chinese titles are the words of error messages. */

const At = Type.String({ format: 'date-time' })
const Kind = Type.Union([Type.Literal('todo'), Type.Literal('progress'), Type.Literal('notice')])

export const IdParams = Type.Object({ id: Type.String({ title: '消息', format: 'uuid' }) })

export const ListQuery = Type.Object(
  {
    cursor: Type.Optional(Type.String({ title: '翻页标记', format: 'uuid' })),
    limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
)

const MessageFacts = {
  id: Type.String(),
  at: At,
  kind: Kind,
  kindName: Type.String(),
  title: Type.String(),
  text: Type.String(),
  /** `link`: the page of the end that shows what it is about. */
  about: Type.Object({ number: Nullable(Type.String()), itemCode: Nullable(Type.String()), link: Nullable(Type.String()) }),
  readAt: Nullable(At),
}

export const SubjectMessageView = Type.Object({
  ...MessageFacts,
  /** 文书 served with it; opening the message is their receipt. */
  documents: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), url: Type.String() })),
})
export type SubjectMessageView = Static<typeof SubjectMessageView>
export const SubjectMessages = Type.Object({ rows: Type.Array(SubjectMessageView), next: Nullable(Type.String()) })

export const DeskMessageView = Type.Object(MessageFacts)
export type DeskMessageView = Static<typeof DeskMessageView>
export const DeskMessages = Type.Object({ rows: Type.Array(DeskMessageView), next: Nullable(Type.String()) })

/** `isMore`: there are more than were counted. */
export const Unread = Type.Object({ unread: Type.Integer(), isMore: Type.Boolean() })
export type Unread = Static<typeof Unread>

export const Preference = Type.Object({ sms: Type.Boolean({ title: '接收短信' }) }, { additionalProperties: false })

const WordingFields = {
  title: Type.String({ title: '标题', minLength: 2, maxLength: 60, pattern: '\\S' }),
  text: Type.String({ title: '正文', minLength: 2, maxLength: 1000, pattern: '\\S' }),
  sms: Type.Optional(Type.String({ title: '短信内容', minLength: 2, maxLength: 300, pattern: '\\S' })),
}
const Template = Type.String({ title: '消息模板', minLength: 1, maxLength: 80 })

export const WordingBody = Type.Object(
  {
    template: Template,
    region: Type.String({ title: '地区', pattern: '^[0-9]{6}$' }),
    from: Type.String({ title: '生效日期', format: 'date' }),
    source: Type.String({ title: '依据', minLength: 2, maxLength: 500, pattern: '\\S' }),
    ...WordingFields,
  },
  { additionalProperties: false },
)
export const PreviewBody = Type.Object({ template: Template, ...WordingFields }, { additionalProperties: false })

const WordingShown = { title: Type.String(), text: Type.String(), sms: Nullable(Type.String()) }
/** `smsParts`: as how many the text message is sent and paid for. */
export const WordingPreview = Type.Object({ ...WordingShown, smsLength: Type.Integer(), smsParts: Type.Integer() })
export const TemplateSet = Type.Object({ set: Type.Boolean() })

export const TemplatesQuery = Type.Object({ region: Type.String({ title: '地区', pattern: '^[0-9]{6}$' }) }, { additionalProperties: false })
export const TemplateList = Type.Object({
  region: Type.String(), regionName: Type.String(), today: Type.String(),
  rows: Type.Array(Type.Object({
    id: Type.String(),
    /** What is told, as a few words. */
    name: Type.String(),
    to: Type.String(), toName: Type.String(), kind: Kind, kindName: Type.String(), isUrgent: Type.Boolean(),
    /** The platform's own words. A message without `sms` goes to the inbox only. */
    own: Type.Object(WordingShown),
    /** What is told in this region today. */
    inForce: Type.Object(WordingShown),
    placeholders: Type.Array(Type.Object({ name: Type.String(), meaning: Type.String(), example: Type.String() })),
    /** What the region and its city set, the first day first. */
    wordings: Type.Array(Type.Object({
      region: Type.String(), regionName: Type.String(), from: Type.String(), source: Type.String(), ...WordingShown,
      /** Word for word the platform's own. */
      isOwn: Type.Boolean(),
      by: Nullable(Type.String()), at: At,
      state: Type.Union([Type.Literal('coming'), Type.Literal('inForce'), Type.Literal('replaced'), Type.Literal('outranked')]), stateName: Type.String(),
    })),
  })),
})
