import { type Guide, readGuideOperation } from '../../../modules/catalogue/index.ts'
import { fieldOf, type Fields, type Page, type PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { show } from '../page-replies.ts'
import { type GuideMaterial, type GuideProps, GuideView } from '../views/guide.tsx'
import { keptFor } from './caching.ts'
import { FULLY_ONLINE, toDuration } from './item-summaries.ts'

/** An answer to a guided question as a form sends it: `s.q1=o2`. */
const ANSWER = /^s\.q\d{1,2}$/

const isParameter = (name: string): boolean => ANSWER.test(name) || name === 'division'

/** The guided answers and the place in a query or form, as the catalogue takes them. */
export function toGuideQuery(fields: Fields): Record<string, string> {
  const known = Object.keys(fields).filter((name) => isParameter(name) && fieldOf(fields, name) !== '')
  return Object.fromEntries(known.map((name) => [name, fieldOf(fields, name)!]))
}

export const readGuideFor = (request: PageRequest, fields: Fields): Promise<Guide> =>
  request.run<Guide>(readGuideOperation, { params: { code: request.params.item! }, query: { region: request.params.region!, ...toGuideQuery(fields) } })

/** 办事指南, tailored by the guided answers in its address. */
export const guidePage: Page = {
  method: 'GET',
  path: '/guides/:region/:item',
  access: 'anyone',
  caching: keptFor(isParameter),
  async answer(request) {
    const shell = await makeShell(request, { region: request.params.region })
    const guide = await readGuideFor(request, request.query)
    return show(shell, <GuideView shell={shell} {...toGuideProps(guide, fieldOf(request.query, 'division'))} />)
  },
}

function toGuideProps(guide: Guide, division: string | undefined): Omit<GuideProps, 'shell'> {
  const theme = guide.themes[0]
  return {
    item: {
      code: guide.code,
      name: guide.name,
      typeName: guide.typeName,
      authorityName: guide.authorityName ?? guide.departmentName,
      taskCode: guide.entry?.taskCode,
      effectiveFrom: guide.effectiveOn,
      audiences: [...(guide.serves.persons ? ['person' as const] : []), ...(guide.serves.enterprises ? ['enterprise' as const] : [])],
      topic: theme && { name: theme.topic, audience: theme.audience === 'persons' ? 'person' : 'enterprise' },
      alsoCalled: guide.shortNames,
    },
    handling: guide.kind,
    conditions: guide.conditions,
    situations: guide.situations.map(({ id, question, options, chosen }) => ({
      name: `s.${id}`, question, options: options.map((option) => ({ value: option.id, label: option.label })), chosen: chosen ?? undefined,
    })),
    materials: guide.materials.map(toGuideMaterial),
    steps: guide.steps.map(({ name, days, countedInPromise }) => ({ name, days: { amount: days, unit: 'workday' }, countedInPromise })),
    places: toPlaces(guide).map(({ hall, unitName, divisionName }) => ({ name: hall.name, address: hall.address, hours: hall.hours, phone: hall.phone, window: unitName ? `${divisionName}${unitName}` : undefined })),
    divisionsToChoose: guide.entry ? [] : guide.places.map(({ divisionCode, divisionName }) => ({ code: divisionCode, name: divisionName })),
    division,
    onlineAvailable: guide.cannotStartReason === null,
    fullyOnline: guide.onlineDepth === FULLY_ONLINE,
    promised: toDuration(guide.promisedLimit),
    statutory: guide.statutoryLimit ? toDuration(guide.statutoryLimit) : undefined,
    siteVisits: guide.siteVisits,
    siteVisitReason: guide.siteVisitReason ?? undefined,
    fee: guide.fee ?? undefined,
    result: { name: guide.result.name, validity: guide.result.validity ?? undefined },
    legalBasis: guide.legalBasis,
    consultationPhone: guide.consultationPhone,
    complaintPhone: guide.complaintPhone,
    questions: [],
    cannotStartReason: guide.cannotStartReason ?? undefined,
  }
}

/** More halls than these are chosen from, not listed. */
const MAX_PLACES = 6

/** Where the person goes: the nearest, then the others of the region, each hall once. */
function toPlaces(guide: Guide): Guide['places'] {
  const all = guide.entry ? [guide.entry, ...guide.places] : guide.places
  return all.filter((place, index) => all.findIndex(({ hall }) => hall.id === place.hall.id) === index).slice(0, MAX_PLACES)
}

const SOURCES = { applicant: 'applicant', government: 'government', other: 'intermediary' } as const

const toGuideMaterial = (material: Guide['materials'][number]): GuideMaterial => ({
  name: material.name,
  necessity: material.necessary ? 'required' : 'optional',
  form: material.form,
  copies: material.copies,
  source: SOURCES[material.source],
  waivedBy: material.exemptBy ?? undefined,
  deferrable: material.deferrable,
  commitment: material.commitment,
})
