import { SubmitButton } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import type { FormField } from '../../ui/form-field.ts'
import { toFieldErrors } from '../../ui/form-field.ts'
import { FormFieldInput } from '../../ui/inputs.tsx'
import { Details } from '../../ui/panels.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

export type ProgressQueryProps = {
  shell: Shell
  number?: string
  errors: { number?: string; queryPassword?: string }
}

/** Progress without signing in, by number and password. A POST, so that the password is in no address or log. */
export function ProgressQueryView(props: ProgressQueryProps) {
  const fields: FormField[] = [
    {
      name: 'number',
      kind: 'text',
      label: '办件编号',
      hint: '在回执或短信里',
      required: true,
      value: props.number,
      error: props.errors.number,
      maxLength: 50,
      autocomplete: 'off',
    },
    {
      name: 'queryPassword',
      kind: 'number',
      label: '查询密码',
      hint: '6 位数字，和编号在一起',
      required: true,
      error: props.errors.queryPassword,
      maxLength: 6,
      inputMode: 'numeric',
      autocomplete: 'off',
    },
  ]
  const errors = toFieldErrors(fields)
  return (
    <PortalPage shell={props.shell} title="查进度" section="progress" hasErrors={errors.length > 0} crumbs={[{ label: '查进度' }]}>
      <div className="narrow roomy">
        <ErrorSummary errors={errors} />
        <h1>查进度</h1>
        <PostForm shell={props.shell} action={portalPaths.progressQuery()} className="card roomy">
          {fields.map((field) => (
            <FormFieldInput key={field.name} field={field} />
          ))}
          <SubmitButton>查询</SubmitButton>
        </PostForm>
        <Details summary="编号或密码找不到了？">
          <p>
            <a href={portalPaths.signIn(portalPaths.myApplications())}>登录</a>
            后能看到您所有的办件；也可以带身份证到窗口查，或拨打 {props.shell.hotline.number}。
          </p>
        </Details>
      </div>
    </PortalPage>
  )
}
