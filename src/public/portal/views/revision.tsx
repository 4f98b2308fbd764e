import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { LegalDate } from '../../ui/dates.tsx'
import { Notice } from '../../ui/panels.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

export type RevisionProps = {
  shell: Shell
  number: string
  itemName: string
  /** What the window wrote. */
  reason: string
  dueOn: string
  /** Where it was begun before. */
  draftId?: string
}

/** What to mend and by when, and that nothing is lost. */
export function RevisionView(props: RevisionProps) {
  return (
    <PortalPage
      shell={props.shell}
      title="修改申请"
      section="mine"
      crumbs={[{ label: `${props.itemName}进度`, href: portalPaths.application(props.number) }, { label: '修改申请' }]}
    >
      <div className="narrow roomy">
        <h1>修改申请</h1>
        <WhatToMend reason={props.reason} dueOn={props.dueOn} />
        <div className="card stack">
          <h2>怎么改</h2>
          <ol className="steps">
            <li>打开申请，您填过的内容、传过的材料都在</li>
            <li>只改需要修改的地方</li>
            <li>核对后重新提交，办件编号和查询密码不变</li>
          </ol>
          {props.draftId ? (
            <ButtonLink href={portalPaths.draft(props.draftId)}>继续修改</ButtonLink>
          ) : (
            <PostForm shell={props.shell} action={portalPaths.revision(props.number)}>
              <SubmitButton>开始修改</SubmitButton>
            </PostForm>
          )}
          <p><a className="tap" href={portalPaths.application(props.number)}>先不改，返回进度</a></p>
        </div>
      </div>
    </PortalPage>
  )
}

/** The window's own words, and the last day. */
export function WhatToMend({ reason, dueOn }: Pick<RevisionProps, 'reason' | 'dueOn'>) {
  return (
    <Notice title="窗口请您修改" tone="warn">
      <p>{reason}</p>
      <p>最晚 <b><LegalDate date={dueOn} /></b> 重新提交。</p>
    </Notice>
  )
}
