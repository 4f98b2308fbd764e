import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { LegalDate } from '../../ui/dates.tsx'
import { Details, Notice } from '../../ui/panels.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import type { Task } from '../../ui/task-list.tsx'
import { TaskList } from '../../ui/task-list.tsx'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import { WhatToMend } from './revision.tsx'

export type ApplyTaskListProps = {
  shell: Shell
  draftId: string
  itemName: string
  itemCode: string
  /** Form sections, materials, check and submit, in order. */
  tasks: Task[]
  /** Kept until the end of this day. */
  keptUntil: string
  /** Sent back by the pre-review: what to mend. */
  revision?: { reason: string; dueOn: string }
  /** What the applicant chose in the guided questions. */
  situations: { question: string; answer: string }[]
}

/** Where an application starts and is resumed. */
export function ApplyTaskListView(props: ApplyTaskListProps) {
  const completed = props.tasks.filter((task) => task.status === 'completed').length
  const next = props.tasks.find((task) => task.status !== 'completed' && task.status !== 'notYetPossible')
  const title = props.revision ? `修改申请：${props.itemName}` : `申请${props.itemName}`
  return (
    <PortalPage
      shell={props.shell}
      title={title}
      section="mine"
      crumbs={[
        { label: props.itemName, href: portalPaths.guide(props.shell.region.code, props.itemCode) },
        { label: '申请' },
      ]}
    >
      <div className="narrow roomy">
        <h1>{title}</h1>
        {props.revision ? <WhatToMend {...props.revision} /> : null}
        <div className="card stack">
          <h2>
            已完成 {completed}/{props.tasks.length}
          </h2>
          <TaskList tasks={props.tasks} />
          {next ? <ButtonLink href={next.href}>{props.revision && completed === props.tasks.length - 1 ? '核对并提交' : completed === 0 ? '开始填写' : '继续填写'}</ButtonLink> : null}
        </div>
        <Notice title="每一页都会保存，可以随时离开">
          <p>
            为您保留到 <LegalDate date={props.keptUntil} />。
          </p>
          <p>换一台设备登录，在“我的”里就能接着填。</p>
        </Notice>
        {props.situations.length > 0 ? (
          <Details summary="您选择的情形">
            <ul className="bullets">
              {props.situations.map((situation) => (
                <li key={situation.question}>
                  {situation.question}　{situation.answer}
                </li>
              ))}
            </ul>
          </Details>
        ) : null}
        <Details summary="不想办了？">
          <PostForm shell={props.shell} action={portalPaths.discardDraft(props.draftId)} className="stack">
            <p>删除后填过的内容找不回来。</p>
            <SubmitButton look="danger">删除这份草稿</SubmitButton>
          </PostForm>
        </Details>
      </div>
    </PortalPage>
  )
}
