import { readCityFile } from '../../src/demo-city/city-file.ts'
import { inventEnterprises } from '../../src/demo-city/enterprises.ts'
import { FOOD_LICENCE_APPLICANT, FOOD_LICENCE_ITEM, FOOD_LICENCE_SITUATIONS, FOOD_LICENCE_UPLOADS, FOOD_LICENCE_WAIVED, foodLicenceAnswers } from '../../src/demo-city/food-licence.ts'
import { inventResidents } from '../../src/demo-city/residents.ts'
import type { ApplicationView, CommandAnswer } from '../../src/modules/applications/contract.ts'
import { type Api, answerOf, createApi, signIn } from './api.ts'

/** Where most stories happen, and whose item they are about. */
export const REGION = '379902'
export const AUTHORITY = '379902-SCJG'

/** Everybody who has a hand in a case of the market authority of 澄湖区, and a visitor. Signed in once. */
export interface Actors {
  visitor: Api
  /** 陈小满 */
  citizen: Api
  /** 赵秀兰, who has nothing to do with her. */
  stranger: Api
  clerk: Api
  reviewer: Api
  decider: Api
  certificateClerk: Api
  supervisor: Api
  /** Any other login of the city, signed in once. */
  as(login: string): Promise<Api>
}

export async function signInActors(url: string): Promise<Actors> {
  const known = new Map<string, Promise<Api>>()
  const as = (login: string): Promise<Api> => {
    const api = known.get(login) ?? signIn(url, login)
    known.set(login, api)
    return api
  }
  const [citizen, stranger, clerk, reviewer, decider, certificateClerk, supervisor] = await Promise.all(
    [FOOD_LICENCE_APPLICANT, 'resident1', 'clerk-379902-1', `reviewer-${AUTHORITY}`, `decider-${AUTHORITY}`, `cert-${AUTHORITY}`, 'supervisor-379902'].map(as),
  ) as [Api, Api, Api, Api, Api, Api, Api]
  return { visitor: createApi(url), citizen, stranger, clerk, reviewer, decider, certificateClerk, supervisor, as }
}

const file = readCityFile()
const residents = inventResidents(file)

/** An invented resident by login, with the identity number they would type. */
export const residentOf = (login: string) => residents.find((resident) => resident.login === login)!

/** The enterprise that a resident represents. */
export const enterpriseOf = (login: string) => inventEnterprises(file, residents).find(({ representative }) => representative === login)!

/** The smallest file that is a PDF. */
export const aPdf = (text = '材料'): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(`%PDF-1.4\n% ${text}\n%%EOF\n`))

/** Uploads one file and tells its id; citizens upload to their own place, officers at the counter. */
export async function upload(api: Api, audience: 'citizen' | 'staff' = 'citizen', name = '材料.pdf', content = aPdf()): Promise<string> {
  const { files } = answerOf(await api.send<{ files: { id: string }[] }>('POST', `/${audience}/files`, formOf(name, content)))
  return files[0]!.id
}

export function formOf(name: string, content: Uint8Array<ArrayBuffer>): FormData {
  const form = new FormData()
  form.append('file', new File([content], name))
  return form
}

/** The body of 陈小满's application, every material handed in: what her certificates say today need not be. */
export async function foodLicenceBody(citizen: Api) {
  const question = { item: FOOD_LICENCE_ITEM, region: REGION, situations: { ...FOOD_LICENCE_SITUATIONS } }
  const [file, { materials }] = [await upload(citizen), answerOf(await citizen.post<{ materials: { id: string; state: string }[] }>('/citizen/materials/resolve', question))]
  const isReplaced = (id: string) => materials.some((material) => material.id === id && material.state === 'replaced')
  return {
    ...question,
    form: foodLicenceAnswers() as Record<string, unknown>,
    materials: Object.fromEntries([
      ...FOOD_LICENCE_UPLOADS.map((id) => [id, { files: [file] }] as const),
      ...FOOD_LICENCE_WAIVED.map((id) => [id, isReplaced(id) ? { waived: true } : { files: [file] }] as const),
    ]) as Record<string, unknown>,
  }
}

/** The same at the counter: on paper what the state does not have, and with who stands there. */
export const foodLicenceAtCounter = () => ({
  item: FOOD_LICENCE_ITEM,
  region: REGION,
  situations: { ...FOOD_LICENCE_SITUATIONS },
  form: foodLicenceAnswers() as Record<string, unknown>,
  materials: Object.fromEntries([
    ...FOOD_LICENCE_UPLOADS.map((id) => [id, { onPaper: true }] as const),
    ...FOOD_LICENCE_WAIVED.map((id) => [id, { waived: true }] as const),
  ]) as Record<string, unknown>,
  applicant: { kind: 'person', name: residentOf(FOOD_LICENCE_APPLICANT).name, identityNumber: residentOf(FOOD_LICENCE_APPLICANT).identityNumber } as Record<string, unknown>,
})

export interface Filed {
  number: string
  queryPassword: string
  version: number
  state: string
  dueOn: string | null
}

export const submitFoodLicence = async (citizen: Api): Promise<Filed> =>
  answerOf(await citizen.post<Filed>('/citizen/applications', await foodLicenceBody(citizen)))

/** Every material that has to be checked, found in order. */
export const allQualified = () => ['m1', ...FOOD_LICENCE_WAIVED, ...FOOD_LICENCE_UPLOADS].map((id) => ({ id, result: 'qualified' as const, reason: undefined as string | undefined }))

export const read = async (api: Api, number: string, audience: 'citizen' | 'staff' = 'staff'): Promise<ApplicationView> =>
  answerOf(await api.get<ApplicationView>(`/${audience}/applications/${number}`))

/** One officer's command on a case, as they see it now. @throws Error when it is refused */
export async function command(api: Api, number: string, verb: string, body: object = {}): Promise<CommandAnswer> {
  const { version } = await read(api, number)
  return answerOf(await api.post<CommandAnswer>(`/staff/applications/${number}/${verb}`, body, { version }))
}

/** How a case comes from submission to each state, by those whose turn it is. */
const STEPS = [
  { state: 'received', by: 'clerk', verb: 'receive', body: {} },
  { state: 'accepted', by: 'clerk', verb: 'accept', body: { checks: allQualified() } },
  { state: 'reviewed', by: 'reviewer', verb: 'review', body: { opinion: 'agree', note: '符合条件' } },
  { state: 'granted', by: 'decider', verb: 'decide', body: { outcome: 'granted' } },
  { state: 'certified', by: 'certificateClerk', verb: 'make-certificate', body: {} },
  { state: 'handedOut', by: 'clerk', verb: 'hand-out', body: {} },
  { state: 'delivered', by: 'clerk', verb: 'deliver', body: { method: 'counter', receiver: '陈小满', identity: 'identityDocument', statement: '核对了本人身份证原件' } },
] as const

export type ReachableState = 'submitted' | (typeof STEPS)[number]['state']

/** Submits a case and brings it to `state` along the usual way. */
export async function bringTo(actors: Actors, state: ReachableState): Promise<Filed> {
  const filed = await submitFoodLicence(actors.citizen)
  let { version } = filed
  for (const step of STEPS.slice(0, STEPS.findIndex((each) => each.state === state) + 1)) {
    ({ version } = answerOf(await actors[step.by].post<CommandAnswer>(`/staff/applications/${filed.number}/${step.verb}`, step.body, { version })))
  }
  return { ...filed, version, state }
}
