import { type CertificateFact, PREFILL_PLAN } from './prefill-plan.ts'

export interface ReadCertificate {
  name: string
  holder: { name: string; code?: string }
  content: readonly { label: string; value: string }[]
  /** `YYYY-MM-DD` */
  issuedOn: string
}

/** An answer that somebody need not type, and where it comes from. */
export interface Prefilled {
  field: string
  value: string
  /** Chinese: 电子证照《营业执照》. */
  source: string
  /** `YYYY-MM-DD`: the day since which the certificate says so. */
  asOf: string
}

/** What certificates answer of a form. Codes that are printed masked answer nothing: their owner types them. */
export function prefill(certificates: readonly ReadCertificate[]): Prefilled[] {
  const answers = new Map<string, Prefilled>()
  for (const { certificateNames, answers: planned } of PREFILL_PLAN) {
    for (const certificate of certificates.filter(({ name }) => certificateNames.includes(name))) {
      for (const { fact, fields } of planned) {
        const value = readFact(certificate, fact)
        if (!value || value.includes('*')) continue
        for (const field of fields) if (!answers.has(field)) answers.set(field, { field, value, source: `电子证照《${certificate.name}》`, asOf: certificate.issuedOn })
      }
    }
  }
  return [...answers.values()]
}

const readFact = ({ holder, content }: ReadCertificate, fact: CertificateFact): string | undefined =>
  fact === 'holderName' ? holder.name : fact === 'holderCode' ? holder.code : content.find(({ label }) => label === fact.label)?.value
