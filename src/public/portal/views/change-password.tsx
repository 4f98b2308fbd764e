import { SubmitButton } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Field, toFieldWiring } from '../../ui/field.tsx'
import { Notice } from '../../ui/panels.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

export type PasswordFields = 'current' | 'next' | 'again'

/** Choosing another password; elsewhere this person is signed out with it. */
export function ChangePasswordView({ shell, errors, isChanged }: { shell: Shell; errors: Partial<Record<PasswordFields, string>>; isChanged: boolean }) {
  const fields = [
    { name: 'current', label: '现在的密码', required: true, autoComplete: 'current-password', error: errors.current },
    { name: 'next', label: '新密码', hint: '至少 8 位，大写字母、小写字母、数字、符号至少用三种。', required: true, autoComplete: 'new-password', error: errors.next },
    { name: 'again', label: '再输入一次新密码', required: true, autoComplete: 'new-password', error: errors.again },
  ]
  const summary = fields.flatMap(({ name, error }) => (error ? [{ href: `#f-${name}`, message: error }] : []))
  return (
    <PortalPage shell={shell} title="修改密码" section="mine" crumbs={[{ label: '我的办件', href: portalPaths.myApplications() }, { label: '修改密码' }]} hasErrors={summary.length > 0}>
      <div className="narrow roomy">
        <ErrorSummary errors={summary} />
        <h1>修改密码</h1>
        {isChanged ? (
          <Notice title="密码已经改好">
            <p>下次请用新密码登录。在其他手机和电脑上的登录已经退出。</p>
            <p><a href={portalPaths.myApplications()}>回到我的办件</a></p>
          </Notice>
        ) : (
          <div className="card roomy">
            <PostForm shell={shell} action={portalPaths.changePassword()}>
              {fields.map(({ autoComplete, ...field }) => (
                <Field key={field.name} field={field}>
                  <input id={`f-${field.name}`} name={field.name} type="password" autoComplete={autoComplete} maxLength={200} {...toFieldWiring(field)} />
                </Field>
              ))}
              <SubmitButton>修改密码</SubmitButton>
            </PostForm>
          </div>
        )}
      </div>
    </PortalPage>
  )
}
