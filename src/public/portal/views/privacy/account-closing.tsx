import { ButtonLink, SubmitButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type FormField, toFieldErrors } from '../../../ui/form-field.ts'
import { FormFieldInput } from '../../../ui/inputs.tsx'
import { Notice } from '../../../ui/panels.tsx'
import { PostForm } from '../../../ui/post-form.tsx'
import type { Shell } from '../../../ui/shell.ts'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { portalPaths } from '../../paths.ts'
import { PortalPage } from '../../portal-page.tsx'

export type AccountClosingProps = {
  shell: Shell
  closing: {
    mayClose: boolean
    reason: string | null
    open: { number: string; itemName: string; stateName: string }[]
    represented: string[]
    deleted: string[]
    kept: { what: string; why: string }[]
  }
  problem?: string
}

/** What goes, what stays and why, before the one thing here that cannot be undone. */
export function AccountClosingView({ shell, closing, problem }: AccountClosingProps) {
  const confirmed: FormField = {
    name: 'confirmed', kind: 'checkboxes', label: '确认', required: true, error: closing.mayClose ? problem : undefined,
    options: [{ value: 'yes', label: '我已看清，确认注销，不能恢复' }],
  }
  const errors = toFieldErrors([confirmed])
  return (
    <PortalPage shell={shell} title="注销账号" section="mine" hasErrors={errors.length > 0} crumbs={[{ label: '我的信息', href: portalPaths.privacy() }, { label: '注销账号' }]}>
      <div className="narrow roomy">
        <ErrorSummary errors={errors} />
        <h1>注销账号</h1>
        <p>注销后不能恢复，也不能再用这个账号登录。以后仍然可以到窗口办事。</p>
        <section className="card stack">
          <h2>马上删除</h2>
          <ul className="bullets">
            {closing.deleted.map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
        </section>
        <section className="card stack">
          <h2>依法保留</h2>
          <SummaryList rows={closing.kept.map(({ what, why }) => ({ label: what, value: why }))} />
        </section>
        {closing.represented.length > 0 ? (
          <Notice tone="warn" title="您是这些单位的法定代表人（经营者）">
            <p>{closing.represented.join('、')}。注销后，没有别的受托人时，这些单位不能网上办事。</p>
          </Notice>
        ) : null}
        {closing.mayClose ? (
          <PostForm shell={shell} action={portalPaths.accountClosing()} className="card roomy">
            <FormFieldInput field={confirmed} />
            <div className="row">
              <SubmitButton look="danger">注销账号</SubmitButton>
              <ButtonLink plain href={portalPaths.privacy()}>
                不注销，返回
              </ButtonLink>
            </div>
          </PostForm>
        ) : (
          <Notice tone="warn" title={closing.reason ?? '暂时不能注销'}>
            <ul className="lines">
              {closing.open.map(({ number, itemName, stateName }) => (
                <li key={number}>
                  <a className="tap" href={portalPaths.application(number)}>
                    {itemName}
                  </a>
                  <p className="small soft">{stateName}</p>
                </li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
    </PortalPage>
  )
}
