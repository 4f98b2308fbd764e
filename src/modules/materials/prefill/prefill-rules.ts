import type { Prefill } from '../sources/source.ts'
import { type CertificateFact, PREFILL_PLAN } from './prefill-plan.ts'

export interface ReadCertificate {
  name: string
  holder: { name: string; code?: string }
  content: readonly { label: string; value: string }[]
  /** `YYYY-MM-DD` */
  issuedOn: string
}

/** What a register answered of somebody, and which questions its entries answer. */
export interface ReadRegister {
  register: string
  entries: Readonly<Record<string, string | number | boolean>>
  /** `YYYY-MM-DD`: as of when the register says so. */
  asOf: string
  prefills: readonly Prefill[]
  /** For whom whoever is signed in may ask for what is wrong there to be corrected; the subject is null for themselves. */
  correctFor: { subject: string | null } | null
}

/** An answer that somebody need not type, and where it comes from. */
export interface Prefilled {
  field: string
  value: string
  /** Chinese: 电子证照《营业执照》, 不动产登记信息. */
  source: string
  /** `YYYY-MM-DD`: the day since which the certificate says so, or as of which the register does. */
  asOf: string
  /** What to name in a correction request, where whoever is signed in may make one. */
  correction: { register: string; entry: string; subject: string | null } | null
}

/**
 * What certificates and registers answer of a form: of two the newest, and of the same day the certificate, which somebody signed
 * for. Codes that are printed masked answer nothing: their owner types them.
 */
export const prefill = (certificates: readonly ReadCertificate[], registers: readonly ReadRegister[] = []): Prefilled[] =>
  newestOf([...certificates.flatMap(ofCertificate), ...registers.flatMap(ofRegister)].filter(({ value }) => value !== '' && !value.includes('*')))

/** One answer for each question: the newest; of the same day the first. */
function newestOf(answers: readonly Prefilled[]): Prefilled[] {
  const newest = new Map<string, Prefilled>()
  for (const answer of answers) {
    const known = newest.get(answer.field)
    if (!known || known.asOf < answer.asOf) newest.set(answer.field, answer)
  }
  return [...newest.values()]
}

const ofCertificate = (certificate: ReadCertificate): Prefilled[] =>
  PREFILL_PLAN.filter(({ certificateNames }) => certificateNames.includes(certificate.name)).flatMap(({ answers }) =>
    answers.flatMap(({ fact, fields }) => fields.map((field) => ({
      field, value: readFact(certificate, fact) ?? '', source: `电子证照《${certificate.name}》`, asOf: certificate.issuedOn, correction: null,
    }))))

const ofRegister = ({ register, entries, asOf, prefills, correctFor }: ReadRegister): Prefilled[] =>
  prefills.flatMap(({ entry, fields }) => {
    const value = entries[entry]
    if (value === undefined || typeof value === 'boolean') return []
    return fields.map((field) => ({ field, value: String(value), source: register, asOf, correction: correctFor && { register, entry, ...correctFor } }))
  })

const readFact = ({ holder, content }: ReadCertificate, fact: CertificateFact): string | undefined =>
  fact === 'holderName' ? holder.name : fact === 'holderCode' ? holder.code : content.find(({ label }) => label === fact.label)?.value
