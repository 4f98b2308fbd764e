import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

export type NewVersionProps = {
  shell: Shell
  number: string
  itemName: string
  newVersion: { version: number; needs: string[]; gains: string[] }
}

/** The guide changed while an application waits: what that would mean, and the applicant's own choice. */
export function NewVersionView({ shell, number, itemName, newVersion: { version, needs, gains } }: NewVersionProps) {
  return (
    <PortalPage shell={shell} title="按新版指南办理" section="mine" crumbs={[{ label: `${itemName}进度`, href: portalPaths.application(number) }, { label: '按新版指南办理' }]}>
      <div className="narrow roomy">
        <h1>要按新版指南办理吗？</h1>
        <p>「{itemName}」的办事指南更新到第 {version} 版。您的申请还没有受理，可以改按新版办理；不改也不影响办理。</p>
        {gains.length > 0 ? <><h2>改后有什么不同</h2><ul>{gains.map((gain) => <li key={gain}>{gain}</li>)}</ul></> : <p>两版要求的材料和时限相同。</p>}
        {needs.length > 0
          ? <><h2>现在还不能直接改</h2><p>新版还需要：{needs.join('；')}。请继续按原来的指南办理；想按新版办的，可以撤回后重新申请。</p><p><ButtonLink plain href={portalPaths.application(number)}>返回</ButtonLink></p></>
          : (
            <PostForm shell={shell} action={portalPaths.newVersion(number)} className="card roomy">
              <input type="hidden" name="itemVersion" value={version} />
              <div className="row">
                <SubmitButton>同意，按新版办理</SubmitButton>
                <ButtonLink plain href={portalPaths.application(number)}>不改，返回</ButtonLink>
              </div>
            </PostForm>
            )}
      </div>
    </PortalPage>
  )
}
