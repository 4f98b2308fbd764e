/** What the catalogue says over HTTP. Every code stands beside its Chinese name. */
import Type, { type Static } from 'typebox'
import { Nullable } from '../../platform/nullable.ts'
import type { FormSchema } from '../../platform/forms/form.ts'
import { fieldKinds } from '../../platform/forms/form.ts'

const Region = Type.String({ title: '办理地区', pattern: '^\\d{6}$', description: '6 位区划代码，如 379902' })
const DivisionCode = Type.String({ title: '乡镇（街道）或村（社区）', pattern: '^\\d{12}$', description: '12 位区划代码，如 379902001000' })
const Duration = Type.Object({ amount: Type.Number(), unit: Type.Enum(['workday', 'naturalDay', 'hour']) })
const Audience = Type.Enum(['persons', 'enterprises'], { title: '服务对象', description: 'persons 个人，enterprises 法人' })
const Limit = (usual: number) => Type.Optional(Type.Integer({ title: '条数', minimum: 1, maximum: 200, default: usual }))
const Serves = Type.Object({ persons: Type.Boolean(), enterprises: Type.Boolean() })

export const ItemParams = Type.Object({ code: Type.String({ title: '事项编码', maxLength: 100 }) }, { additionalProperties: false })

/** What a list says about an item. */
export const ItemSummary = Type.Object({
  code: Type.String(),
  version: Type.Integer(),
  name: Type.String(),
  shortNames: Type.Array(Type.String()),
  departmentName: Type.String(),
  /** Who handles it in the region asked for; null without a region. */
  authorityName: Nullable(Type.String()),
  type: Type.String(),
  typeName: Type.String(),
  serves: Serves,
  kind: Type.Enum(['immediate', 'promised']),
  kindName: Type.String(),
  promisedLimit: Duration,
  promisedText: Type.String(),
  siteVisits: Type.Integer(),
  onlineDepth: Type.Integer({ minimum: 1, maximum: 4 }),
  onlineDepthName: Type.String(),
  isFree: Type.Boolean(),
})
export type ItemSummary = Static<typeof ItemSummary>

const Query = Type.String({ title: '要查找的内容', maxLength: 500 })
export const SearchQuery = Type.Object({ q: Query, region: Type.Optional(Region), limit: Limit(20) }, { additionalProperties: false })

export const FoundItem = Type.Object({
  ...ItemSummary.properties,
  matched: Type.Object({
    /** The way of naming the item that was nearest to the query. */
    phrase: Type.String(),
    /** Characters of the name to mark: half-open ranges. */
    nameRanges: Type.Array(Type.Array(Type.Integer(), { minItems: 2, maxItems: 2 })),
  }),
})
export type FoundItem = Static<typeof FoundItem>
export const SearchResult = Type.Object({ items: Type.Array(FoundItem), didYouMean: Type.Optional(Type.String()) })
export type SearchResult = Static<typeof SearchResult>

export const SuggestQuery = Type.Object({ q: Query, limit: Limit(8) }, { additionalProperties: false })
export const SuggestResult = Type.Object({ items: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), phrase: Type.String() })) })
export type SuggestResult = Static<typeof SuggestResult>

export const ListQuery = Type.Object(
  { audience: Type.Optional(Audience), theme: Type.Optional(Type.String({ title: '主题', maxLength: 50 })), region: Type.Optional(Region), cursor: Type.Optional(Type.String({ title: '翻页位置', maxLength: 100 })), limit: Limit(20) },
  { additionalProperties: false },
)
/** `next` is the cursor of the next page; null on the last. */
export const ItemPage = Type.Object({ items: Type.Array(ItemSummary), total: Type.Integer(), next: Nullable(Type.String()) })
export type ItemPage = Static<typeof ItemPage>

export const ThemeList = Type.Object({ items: Type.Array(Type.Object({ audience: Audience, audienceName: Type.String(), topic: Type.String(), count: Type.Integer() })) })
export type ThemeList = Static<typeof ThemeList>

/** The chosen options: `situations={"q1":"o2"}`, or one parameter each as a plain HTML form sends them: `s.q1=o2`. */
export const GuideQuery = Type.Object(
  { region: Type.Optional(Region), division: Type.Optional(DivisionCode), situations: Type.Optional(Type.String({ title: '情形', maxLength: 2000, description: 'JSON：情形编号到选项编号，如 {"q1":"o2"}；也可写成 s.q1=o2' })) },
  { additionalProperties: false, patternProperties: { '^s\\.q\\d{1,2}$': Type.String({ title: '情形', maxLength: 20 }) } },
)

export const GuideMaterial = Type.Object({
  id: Type.String(),
  name: Type.String(),
  form: Type.Enum(['electronic', 'original', 'copy']),
  formName: Type.String(),
  copies: Type.Integer(),
  source: Type.Enum(['applicant', 'government', 'other']),
  sourceName: Type.String(),
  necessary: Type.Boolean(),
  deferrable: Type.Boolean(),
  commitment: Type.Boolean(),
  exemptBy: Nullable(Type.String()),
})

const GuideEntry = Type.Object({
  region: Type.String(),
  regionName: Type.String(),
  divisionCode: Type.String(),
  divisionName: Type.String(),
  authorityId: Type.String(),
  authorityName: Type.String(),
  unitName: Nullable(Type.String()),
  taskCode: Type.String(),
  hall: Type.Object({ id: Type.String(), name: Type.String(), address: Type.String(), hours: Type.String(), phone: Type.String() }),
  /** Where it is really handled, where that is not (only) the hall. */
  handlingPlaces: Type.Array(Type.Object({ id: Type.String(), kind: Type.String(), kindName: Type.String(), name: Type.String(), address: Type.String(), hours: Type.String(), phone: Nullable(Type.String()) })),
})
export type GuideEntry = Static<typeof GuideEntry>

/** 办事指南 as data. */
export const Guide = Type.Object({
  ...ItemSummary.properties,
  baseCode: Type.String(),
  effectiveOn: Type.String({ format: 'date' }),
  levels: Type.Array(Type.Object({ level: Type.String(), name: Type.String() })),
  legalBasis: Type.Array(Type.Object({ law: Type.String(), articles: Type.Array(Type.String()) })),
  statutoryLimit: Nullable(Duration),
  statutoryText: Type.String(),
  siteVisitReason: Nullable(Type.String()),
  fee: Nullable(Type.Object({ basis: Type.String(), amount: Type.String() })),
  result: Type.Object({ name: Type.String(), kind: Type.String(), kindName: Type.String(), validity: Nullable(Type.String()) }),
  conditions: Type.Array(Type.String()),
  situations: Type.Array(Type.Object({
    id: Type.String(),
    question: Type.String(),
    options: Type.Array(Type.Object({ id: Type.String(), label: Type.String() })),
    /** The option chosen in this request. */
    chosen: Nullable(Type.String()),
  })),
  /** After the chosen options have added and removed some. */
  materials: Type.Array(GuideMaterial),
  steps: Type.Array(Type.Object({ id: Type.String(), kind: Type.String(), kindName: Type.String(), name: Type.String(), days: Type.Number(), countedInPromise: Type.Boolean() })),
  themes: Type.Array(Type.Object({ audience: Audience, topic: Type.String() })),
  crossRegion: Nullable(Type.Object({ scopes: Type.Array(Type.String()), modes: Type.Array(Type.String()) })),
  intermediary: Nullable(Type.String()),
  notes: Nullable(Type.String()),
  /** Who handles it for somebody of the place asked for: there, or else at the city. An application names its `region`. */
  entry: Nullable(GuideEntry),
  /** Every place of the region asked for that handles it. */
  places: Type.Array(GuideEntry),
  /** Cities and counties that handle it, themselves or in their townships. */
  handledIn: Type.Array(Type.Object({ region: Type.String(), name: Type.String() })),
  consultationPhone: Type.String(),
  complaintPhone: Type.String(),
  /** Why one cannot apply online here now, and what to do instead; null when one can. */
  cannotStartReason: Nullable(Type.String()),
})
export type Guide = Static<typeof Guide>

/** A form definition: a JSON Schema 2020-12 for the answers, and how each question is asked. */
export const ItemForm = Type.Object({
  itemCode: Type.String(),
  itemVersion: Type.Integer(),
  id: Type.String(),
  schema: Type.Unsafe<FormSchema>(Type.Object({}, { additionalProperties: true, description: 'JSON Schema 2020-12' })),
  ui: Type.Object({
    sections: Type.Array(Type.Object({
      id: Type.String(),
      title: Type.String(),
      help: Type.Optional(Type.String()),
      fields: Type.Array(Type.Object({
        name: Type.String(),
        kind: Type.Enum([...fieldKinds]),
        hint: Type.Optional(Type.String()),
        autocomplete: Type.Optional(Type.String()),
        inputMode: Type.Optional(Type.Enum(['text', 'numeric', 'decimal', 'tel', 'email'])),
        unit: Type.Optional(Type.String()),
        hundredths: Type.Optional(Type.Literal(true)),
        tick: Type.Optional(Type.String()),
      })),
    })),
  }),
})
