import type { ClueProgress } from '../../../modules/supervision/index.ts'
import { ButtonLink, PrintButton, SubmitButton } from '../../ui/button.tsx'
import { LegalDate, Moment } from '../../ui/dates.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type FormField, toFieldErrors } from '../../ui/form-field.ts'
import { Icon } from '../../ui/icons.tsx'
import { FileInput, FormFieldInput } from '../../ui/inputs.tsx'
import { ConfirmationPanel, Details, Notice } from '../../ui/panels.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { SummaryList } from '../../ui/summary-list.tsx'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

export interface HeldFile {
  id: string
  name: string
}

export interface ReportProps {
  shell: Shell
  values: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
  /** What came with a form that is shown again: it need not be chosen anew. */
  held: HeldFile[]
  regions: { value: string; label: string }[]
  kinds: { value: string; label: string }[]
  accept: { text: string; attribute: string }
}

/** 我要反映: three things to say, and what one may add. */
export function ReportView({ shell, values, errors, held, regions, kinds, accept }: ReportProps) {
  const field = (each: Omit<FormField, 'value' | 'error'>): FormField => ({ ...each, value: values[each.name], error: errors[each.name] })
  const asked = [
    field({ name: 'region', kind: 'select', label: '哪里的事', required: true, options: regions }),
    field({ name: 'kind', kind: 'radio', label: '遇到了什么问题', required: true, options: kinds }),
    field({ name: 'content', kind: 'textarea', label: '事情经过', hint: '办什么事、谁要求的、要求了什么。请不要写别人的身份证号码', required: true, maxLength: 2000 }),
    field({ name: 'place', kind: 'text', label: '单位或窗口', required: false, maxLength: 100 }),
    field({ name: 'happenedOn', kind: 'date', label: '什么时候', required: false }),
  ]
  const contact = [
    field({ name: 'name', kind: 'text', label: '称呼', required: false, maxLength: 30, autocomplete: 'name' }),
    field({ name: 'phone', kind: 'phone', label: '联系电话', required: false, maxLength: 20 }),
  ]
  const files = errors.files ? [{ href: '#f-files', message: errors.files }] : []
  const faults = [...toFieldErrors(asked), ...files, ...toFieldErrors(contact)]
  return (
    <PortalPage shell={shell} title="我要反映" hasErrors={faults.length > 0} crumbs={[{ label: '我要反映' }]}>
      <div className="narrow roomy">
        <ErrorSummary errors={faults} />
        <h1>我要反映</h1>
        <p>办事时被要求了办事指南以外的东西，可以在这里反映。不用登录，可以不留姓名。</p>
        <p><a className="tap" href={portalPaths.reportProgress()}>查看以前反映的答复</a></p>
        <PostForm shell={shell} action={portalPaths.report()} multipart className="card roomy">
          {asked.map((each) => <FormFieldInput key={each.name} field={each} />)}
          <div className="stack">
            {held.length > 0 && (
              <ul className="lines">
                {held.map(({ id, name }) => <li key={id}>{name}（已上传）<input type="hidden" name="held" value={`${id}|${name}`} /></li>)}
              </ul>
            )}
            {held.length < 3 && <FileInput name="files" label={held.length > 0 ? '再加附件' : '附件'} hint={`照片、收据等，最多 3 个。${accept.text}`} error={errors.files} required={false} multiple accept={accept.attribute} />}
          </div>
          <section className="stack">
            <h2>想让我们联系您吗？</h2>
            <p className="soft">可以不填。填了只有负责核查的监察人员能看，每看一次都有记录；被反映的单位看不到。</p>
            {contact.map((each) => <FormFieldInput key={each.name} field={each} />)}
          </section>
          <SubmitButton>提交</SubmitButton>
        </PostForm>
        <Details summary="服务态度不好、办得慢，在哪里反映？">
          <p>办完的事，可以在<a href={portalPaths.myApplications()}>我的办件</a>里评价；其他问题请拨打 {shell.hotline.number}（{shell.hotline.hours}）。</p>
        </Details>
      </div>
    </PortalPage>
  )
}

export function ReportReceivedView({ shell, number, code, dueOn }: { shell: Shell; number: string; code: string; dueOn: string }) {
  return (
    <PortalPage shell={shell} title="已经收到" crumbs={[{ label: '我要反映', href: portalPaths.report() }, { label: '已经收到' }]}>
      <div className="narrow roomy">
        <ConfirmationPanel title="已经收到您的反映">
          <p>反映编号</p>
          <p className="number">{number}</p>
          <p>查询码 <b className="number">{code}</b></p>
        </ConfirmationPanel>
        <section className="card stack">
          <h2>请记下编号和查询码</h2>
          <p>看答复要用这两样。我们不保存是谁反映的，丢了就查不到了；离开这一页十分钟后也看不到了。</p>
          <div className="row noprint">
            <PrintButton><Icon name="print" />打印</PrintButton>
            <ButtonLink plain href={portalPaths.reportProgress()}>查看答复</ButtonLink>
          </div>
        </section>
        <section className="card stack">
          <h2>接下来</h2>
          <p>监察人员会核查，最晚 <LegalDate date={dueOn} />在这里答复。</p>
        </section>
      </div>
    </PortalPage>
  )
}

export function ReportQueryView({ shell, number, errors }: { shell: Shell; number?: string; errors: { number?: string; code?: string } }) {
  const fields: FormField[] = [
    { name: 'number', kind: 'text', label: '反映编号', hint: 'FY 开头', required: true, value: number, error: errors.number, maxLength: 40, autocomplete: 'off' },
    { name: 'code', kind: 'number', label: '查询码', hint: '8 位数字，和编号在一起', required: true, error: errors.code, maxLength: 8, inputMode: 'numeric', autocomplete: 'off' },
  ]
  const faults = toFieldErrors(fields)
  return (
    <PortalPage shell={shell} title="查看反映的答复" hasErrors={faults.length > 0} crumbs={[{ label: '我要反映', href: portalPaths.report() }, { label: '查看答复' }]}>
      <div className="narrow roomy">
        <ErrorSummary errors={faults} />
        <h1>查看反映的答复</h1>
        <PostForm shell={shell} action={portalPaths.reportProgress()} className="card roomy">
          {fields.map((field) => <FormFieldInput key={field.name} field={field} />)}
          <SubmitButton>查看</SubmitButton>
        </PostForm>
        <Details summary="编号或查询码找不到了？">
          <p>匿名反映没有留下您的信息，找不回编号。可以<a href={portalPaths.report()}>再反映一次</a>，或者拨打 {shell.hotline.number}。</p>
        </Details>
      </div>
    </PortalPage>
  )
}

export function ReportProgressView({ shell, progress: { number, kindName, stateName, receivedAt, dueOn, content, answer, outcomeName, answeredAt } }: { shell: Shell; progress: ClueProgress }) {
  return (
    <PortalPage shell={shell} title="反映的答复" crumbs={[{ label: '我要反映', href: portalPaths.report() }, { label: '反映的答复' }]}>
      <div className="narrow roomy">
        <h1>反映的答复</h1>
        {answer !== null && answeredAt !== null ? (
          <Notice title={outcomeName ?? stateName} tone="ok">
            <p className="as-typed">{answer}</p>
            <p className="soft"><Moment instant={answeredAt} /> 答复</p>
          </Notice>
        ) : (
          <Notice title={stateName}><p>最晚 <LegalDate date={dueOn} />答复。请到时再来看。</p></Notice>
        )}
        <section className="card">
          <SummaryList rows={[
            { label: '反映编号', value: <span className="number">{number}</span> },
            { label: '问题', value: kindName },
            { label: '收到', value: <Moment instant={receivedAt} /> },
            { label: '事情经过', value: <span className="as-typed">{content}</span> },
          ]} />
        </section>
      </div>
    </PortalPage>
  )
}
