import { ButtonLink, SubmitButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type FormField, toFieldErrors } from '../../../ui/form-field.ts'
import { FormFieldInput } from '../../../ui/inputs.tsx'
import { Notice } from '../../../ui/panels.tsx'
import { PostForm } from '../../../ui/post-form.tsx'
import type { Shell } from '../../../ui/shell.ts'
import { portalPaths } from '../../paths.ts'
import { PortalPage } from '../../portal-page.tsx'

export type AskCorrectionProps = {
  shell: Shell
  /** Whom it is about, where not oneself. */
  subject?: { id: string; name: string } | undefined
  registers: { name: string; holderName: string }[]
  asked: { register: string; field: string; shown: string; correct: string; reason: string }
  /** By the name of the field. */
  errors: Record<string, string>
}

/** Which entry is wrong, what is right and how one knows: to the department that keeps the register. */
export function AskCorrectionView({ shell, subject, registers, asked, errors }: AskCorrectionProps) {
  const fields: FormField[] = [
    { name: 'register', kind: 'select', label: '哪一类信息', required: true, value: asked.register, error: errors.register, options: registers.map(({ name, holderName }) => ({ value: name, label: `${name}（${holderName}）` })) },
    { name: 'field', kind: 'text', label: '哪一项有错', hint: '例如：出生日期。整条信息都没有的，请写“没有登记”。', required: true, value: asked.field, error: errors.field, maxLength: 60 },
    { name: 'shown', kind: 'text', label: '现在显示的内容', required: false, value: asked.shown, error: errors.shown, maxLength: 200 },
    { name: 'correct', kind: 'text', label: '正确的内容', required: true, value: asked.correct, error: errors.correct, maxLength: 200 },
    { name: 'reason', kind: 'textarea', label: '为什么', hint: '写清楚有什么证件或材料可以证明，方便保管部门核实。', required: true, value: asked.reason, error: errors.reason, maxLength: 500 },
  ]
  const problems = toFieldErrors(fields)
  const back = subject ? portalPaths.ownRegisters({ subject: subject.id }) : portalPaths.privacy()
  return (
    <PortalPage shell={shell} title="申请更正" section="mine" hasErrors={problems.length > 0} crumbs={[{ label: '我的信息', href: portalPaths.privacy() }, { label: '申请更正' }]}>
      <div className="narrow roomy">
        <ErrorSummary errors={problems} />
        <h1>申请更正</h1>
        <p>申请会送到登记这项信息的部门，由他们限期核实、答复。结果在「{subject ? `${subject.name}的登记信息` : '我的信息'}」里查看。</p>
        {subject ? <Notice title={`这里更正的是${subject.name}的登记信息，由您代为申请。`} /> : null}
        <PostForm shell={shell} action={portalPaths.askCorrection()} className="card roomy">
          {subject ? <input type="hidden" name="subject" value={subject.id} /> : null}
          {fields.map((field) => (
            <FormFieldInput key={field.name} field={field} />
          ))}
          <div className="row">
            <SubmitButton>提交申请</SubmitButton>
            <ButtonLink plain href={back}>
              不申请，返回
            </ButtonLink>
          </div>
        </PostForm>
      </div>
    </PortalPage>
  )
}
