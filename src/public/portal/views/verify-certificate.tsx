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
export type CertificateVerification = {
  identifier: string
  number: string
  name: string
  /** Masked as the rules of display want it. */
  holderMasked: string
  issuingAuthority: string
  issuedOn: string
  /** Absent: see the text. */
  validUntil: string | null
  /** The validity in words where it is no date. */
  validityText: string | null
  state: 'valid' | 'suspended' | 'revoked' | 'forfeited' | 'cancelled' | 'expired' | 'replaced'
  stateName: string
  stateSince: string | null
  /** The version that took its place. */
  replacedBy: string | null
  /** Whether it still says what was issued. */
  isIntact: boolean
  /** Whether its authority's seal is on it. */
  seal: { outcome: 'genuine' | 'unsigned' | 'wrong'; text: string }
  /** All of it in one sentence. */
  conclusion: string
  checkedAt: string
}

export type VerifyCertificateProps = {
  shell: Shell
  identifier?: string
  error?: string
  result?: CertificateVerification
}

function Result({ result }: { result: CertificateVerification }) {
  const isTrue = result.isIntact && result.seal.outcome !== 'wrong'
  const isGood = isTrue && result.state === 'valid'
  return (
    <>
      <Notice title={isGood ? '证照真实有效' : isTrue ? `这份证照现在不能用：${result.stateName}` : '核验没有通过，请不要采信'} tone={isGood ? 'ok' : 'bad'}>
        <p>{result.conclusion}</p>
        <p className="soft">
          <Moment instant={result.checkedAt} /> 核验
        </p>
      </Notice>
      <section className="card">
        <SummaryList
          rows={[
            { label: '证照名称', value: result.name },
            { label: '证照编号', value: result.number },
            { label: '持证人', value: result.holderMasked },
            { label: '发证机关', value: result.issuingAuthority },
            { label: '发证日期', value: <LegalDate date={result.issuedOn} /> },
            { label: '有效期至', value: result.validUntil ? <LegalDate date={result.validUntil} /> : (result.validityText ?? '长期') },
            { label: '状态', value: result.stateSince ? <>{result.stateName}（<LegalDate date={result.stateSince} />起）</> : result.stateName },
            ...(result.replacedBy ? [{ label: '新版本', value: <a href={portalPaths.certificate(result.replacedBy)}>查看新版本</a> }] : []),
            { label: '电子签章', value: result.seal.text },
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
        <p>
          收到的是证照文件（PDF、OFD）？<a href={portalPaths.fileVerification()}>核验证照文件</a>，可以查出内容有没有被改动。
        </p>
      </div>
    </PortalPage>
  )
}
