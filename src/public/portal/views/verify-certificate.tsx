import { SubmitButton } from '../../ui/button.tsx'
import { LegalDate, Moment } from '../../ui/dates.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import type { FormField } from '../../ui/form-field.ts'
import { toFieldErrors } from '../../ui/form-field.ts'
import { FormFieldInput } from '../../ui/inputs.tsx'
import { Notice } from '../../ui/panels.tsx'
import type { Shell } from '../../ui/shell.ts'
import { SummaryList } from '../../ui/summary-list.tsx'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

/** What a stranger may learn about a certificate. */
export type CertificateVerification =
  | {
      outcome: 'valid' | 'expired' | 'revoked'
      certificateName: string
      certificateNumber: string
      /** Masked as the rules of display want it. */
      holderName: string
      issuerName: string
      issuedOn: string
      /** Absent: 长期. */
      validUntil?: string
      /** The seal and the hash of the file were checked and fit. */
      signatureValid: boolean
      checkedAt: string
    }
  | { outcome: 'notFound' }

export type VerifyCertificateProps = {
  shell: Shell
  identifier?: string
  error?: string
  result?: CertificateVerification
}

const OUTCOMES = {
  valid: { title: '证照真实有效', tone: 'ok' },
  expired: { title: '证照真实，但已过有效期', tone: 'warn' },
  revoked: { title: '证照已注销或撤销，不能使用', tone: 'bad' },
} as const

function Result({ result }: { result: CertificateVerification }) {
  if (result.outcome === 'notFound') {
    return (
      <Notice title="没有查到这份证照" tone="warn">
        <p>请核对标识是否完整。照着证照重新输入还查不到的，可能不是本平台签发的，请向发证机关核实。</p>
      </Notice>
    )
  }
  const { title, tone } = result.signatureValid ? OUTCOMES[result.outcome] : { title: '签章核验没有通过，请不要采信', tone: 'bad' as const }
  return (
    <>
      <Notice title={title} tone={tone}>
        <p className="soft">
          <Moment instant={result.checkedAt} /> 核验
        </p>
      </Notice>
      <section className="card">
        <SummaryList
          rows={[
            { label: '证照名称', value: result.certificateName },
            { label: '证照编号', value: result.certificateNumber },
            { label: '持证人', value: result.holderName },
            { label: '发证机关', value: result.issuerName },
            { label: '发证日期', value: <LegalDate date={result.issuedOn} /> },
            { label: '有效期至', value: result.validUntil ? <LegalDate date={result.validUntil} /> : '长期' },
            { label: '电子签章', value: result.signatureValid ? '核验通过' : '核验没有通过' },
          ]}
        />
      </section>
    </>
  )
}

/** Verifying a certificate by its identifier; also where its QR code leads. A GET, so that a result can be linked. */
export function VerifyCertificateView(props: VerifyCertificateProps) {
  const identifier: FormField = {
    name: 'identifier',
    kind: 'text',
    label: '证照标识',
    hint: '印在证照上，以 1.2.156 开头；也可以直接扫证照上的二维码',
    required: true,
    value: props.identifier,
    error: props.error,
    maxLength: 120,
    autocomplete: 'off',
  }
  const errors = toFieldErrors([identifier])
  return (
    <PortalPage shell={props.shell} title="核验证照" hasErrors={errors.length > 0} crumbs={[{ label: '核验证照' }]}>
      <div className="narrow roomy">
        <ErrorSummary errors={errors} />
        <h1>核验证照</h1>
        {props.result ? <Result result={props.result} /> : null}
        <form action={portalPaths.certificateVerification()} className="card roomy" noValidate>
          <FormFieldInput field={identifier} />
          <SubmitButton>核验</SubmitButton>
        </form>
      </div>
    </PortalPage>
  )
}
