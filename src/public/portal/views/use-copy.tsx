import type { CopyVerificationReply } from '../../../modules/certificates/index.ts'
import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { LegalDate, Moment, toLongDate } from '../../ui/dates.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type FormField, toFieldErrors } from '../../ui/form-field.ts'
import { FormFieldInput } from '../../ui/inputs.tsx'
import { Notice } from '../../ui/panels.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { SummaryList } from '../../ui/summary-list.tsx'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

export type NewCopyProps = {
  shell: Shell
  identifier: string
  certificateName: string
  /** The last day that may be chosen. */
  copyUntil: string
  typed: { usedByUnit?: string | undefined; purpose?: string | undefined; validUntil?: string | undefined }
  errors: Record<string, string>
}

/** 出具加注件: three questions. */
export function NewCopyView(props: NewCopyProps) {
  const { typed, errors: wrong } = props
  const fields: FormField[] = [
    { name: 'usedByUnit', kind: 'text', label: '给哪个单位用？', hint: '例如：云湖农商银行澄湖支行', required: true, value: typed.usedByUnit, error: wrong.usedByUnit, maxLength: 40, autocomplete: 'off' },
    { name: 'purpose', kind: 'text', label: '用来办什么？', hint: '例如：开立对公账户', required: true, value: typed.purpose, error: wrong.purpose, maxLength: 40, autocomplete: 'off' },
    { name: 'validUntil', kind: 'date', label: '用到哪一天？', hint: `最晚 ${toLongDate(props.copyUntil)}，够用就好`, required: true, value: typed.validUntil, error: wrong.validUntil },
  ]
  const errors = toFieldErrors(fields)
  return (
    <PortalPage
      shell={props.shell}
      title="出具加注件"
      section="mine"
      hasErrors={errors.length > 0}
      crumbs={[{ label: props.certificateName, href: portalPaths.ownCertificate(props.identifier) }, { label: '出具加注件' }]}
    >
      <div className="narrow roomy">
        <ErrorSummary errors={errors} />
        <div className="tight">
          <h1>出具加注件</h1>
          <p>{props.certificateName}的副本，每页印上您写的单位、用途和期限，对方扫码可以核验。您随时可以作废。</p>
        </div>
        <PostForm shell={props.shell} action={portalPaths.newUseCopy(props.identifier)} className="card roomy">
          {fields.map((field) => (
            <FormFieldInput key={field.name} field={field} />
          ))}
          <div className="row">
            <SubmitButton>出具</SubmitButton>
            <ButtonLink plain href={portalPaths.ownCertificate(props.identifier)}>
              不出具了，返回
            </ButtonLink>
          </div>
        </PostForm>
      </div>
    </PortalPage>
  )
}

const TITLES: Record<CopyVerificationReply['state'], string> = {
  valid: '加注件真实有效', revoked: '持证人已作废，请不要采信', expired: '加注件已经过期', certificateNotValid: '证照现在无效，请不要采信',
}

/** What whoever was given a copy may know of it. */
export function UseCopyView({ shell, result, error }: { shell: Shell; result?: CopyVerificationReply & { checkedAt: string }; error?: string }) {
  return (
    <PortalPage shell={shell} title="核验加注件" crumbs={[{ label: '核验加注件' }]}>
      <div className="narrow roomy">
        <h1>核验加注件</h1>
        {error ? (
          <Notice title="没有查到" tone="bad">
            <p>{error}</p>
          </Notice>
        ) : null}
        {result ? (
          <>
            <Notice title={TITLES[result.state]} tone={result.state === 'valid' ? 'ok' : 'bad'}>
              <p>{result.conclusion}</p>
              <p className="soft">
                <Moment instant={result.checkedAt} /> 核验
              </p>
            </Notice>
            <section className="card">
              <SummaryList
                rows={[
                  { label: '使用单位', value: result.usedByUnit },
                  { label: '使用事由', value: result.purpose },
                  { label: '有效期至', value: <LegalDate date={result.validUntil} /> },
                  { label: '出具日期', value: <LegalDate date={result.madeOn} /> },
                  { label: '证照名称', value: result.certificateName },
                  { label: '证照编号', value: result.number },
                  { label: '持证人', value: result.holderMasked },
                  { label: '发证机关', value: result.issuingAuthority },
                ]}
              />
            </section>
            <p>
              请与手里的加注件逐项比对。
              <a className="tap" href={portalPaths.certificate(result.identifier)}>
                核验证照本身
              </a>
            </p>
          </>
        ) : null}
      </div>
    </PortalPage>
  )
}
