import { SubmitButton } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Field, toFieldWiring } from '../../ui/field.tsx'
import { Details, Notice } from '../../ui/panels.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

export type SignInProps = {
  shell: Shell
  /** Where to go after signing in; a path of this site. */
  back: string
  /** Why signing in is asked for now: 要办理“…”，请先登录. */
  reason?: string
  login?: string
  errors: { login?: string; password?: string }
  /** Demo logins to try, only on a demonstration site. */
  demoLogins: { login: string; password: string; description: string }[]
}

/** Signing in with account and password. No puzzle: limits on attempts are the server's. */
export function SignInView(props: SignInProps) {
  const login = { name: 'login', label: '账号', hint: '身份证号、统一社会信用代码或用户名', required: true, error: props.errors.login }
  const password = { name: 'password', label: '密码', required: true, error: props.errors.password }
  const summary = [login, password].flatMap((field) => (field.error ? [{ href: `#f-${field.name}`, message: field.error }] : []))
  return (
    <PortalPage shell={props.shell} title="登录" crumbs={[{ label: '登录' }]} hasErrors={summary.length > 0}>
      <div className="narrow roomy">
        <ErrorSummary errors={summary} />
        <h1>登录</h1>
        {props.reason ? <p>{props.reason}</p> : null}
        <div className="card roomy">
          <PostForm shell={props.shell} action={portalPaths.signIn()}>
            <input type="hidden" name="back" value={props.back} />
            <Field field={login}>
              <input id="f-login" name="login" defaultValue={props.login} autoComplete="username" spellCheck={false} {...toFieldWiring(login)} />
            </Field>
            <Field field={password}>
              <input id="f-password" name="password" type="password" autoComplete="current-password" {...toFieldWiring(password)} />
            </Field>
            <SubmitButton>登录</SubmitButton>
          </PostForm>
          <Details summary="没有账号，或者忘了密码？">
            <p>
              请带身份证到政务服务大厅办理，或拨打 {props.shell.hotline.number}。只查进度不用登录：
              <a href={portalPaths.progressQuery()}>用办件编号查进度</a>。
            </p>
          </Details>
        </div>
        {props.demoLogins.length > 0 ? (
          <Notice title="演示账号">
            <ul className="lines">
              {props.demoLogins.map((each) => (
                <li key={each.login}>
                  {each.description}：账号 <b>{each.login}</b>，密码 <b>{each.password}</b>
                </li>
              ))}
            </ul>
          </Notice>
        ) : null}
      </div>
    </PortalPage>
  )
}
