import type { OwnHelp } from '../../../modules/queue/index.ts'
import { portalPaths } from '../../portal/paths.ts'
import { PortalPage } from '../../portal/portal-page.tsx'
import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons.tsx'
import { KeepFresh } from '../../ui/keep-fresh.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { SummaryList } from '../../ui/summary-list.tsx'
import { ownPaths } from '../own-paths.ts'

/** Whoever waits for somebody looks at the screen all the time. */
const AGAIN_SECONDS = 2

export type HelpPageProps = {
  shell: Shell
  /** The terminal's open call. */
  help: OwnHelp | undefined
  shown: string
  terminal: { number: string; placeName: string }
  /** Whether staff of a hall stands near. */
  isAttended: boolean
  /** Whom to phone where nobody does. */
  place: { name: string; phone: string | null; hours: string } | undefined
}

/** 呼叫帮助: who comes, by window or role, and what to do meanwhile. */
export function HelpPageView({ shell, help, shown, terminal, isAttended, place }: HelpPageProps) {
  return (
    <PortalPage shell={shell} title="呼叫帮助">
      {isAttended ? (
        <section className="card roomy call">
          <Icon name="person" />
          <h1>{help === undefined ? '需要工作人员帮忙吗？' : help.state === 'answered' ? '工作人员正在过来' : '已经呼叫，请稍等'}</h1>
          <div role="status">
            {help?.state === 'answered' ? (
              <p className="big">{help.answeredAs}正在过来，请在 {terminal.number} 号终端旁等一下。</p>
            ) : help ? (
              <p>大厅的工作人员已经收到。有人过来时，这里会说是谁；您可以接着办，不用守着这一页。</p>
            ) : (
              <p>点下面的按钮，大厅的工作人员马上知道，到 {terminal.number} 号终端来帮您。</p>
            )}
          </div>
          <PostForm shell={shell} action={help ? ownPaths.helpCancellation() : ownPaths.help()}>
            <div className="row">
              <SubmitButton look={help ? 'plain' : undefined}>{help ? '不用过来了' : '呼叫工作人员'}</SubmitButton>
              <ButtonLink plain href={portalPaths.home()}>{help ? '接着办' : '回首页'}</ButtonLink>
            </div>
          </PostForm>
          <KeepFresh seconds={AGAIN_SECONDS} shown={shown} at={ownPaths.help()} />
        </section>
      ) : (
        <div className="roomy">
          <h1>这里没有值守的政务工作人员</h1>
          <p>请先问一问本场所的人员，或打电话：</p>
          <SummaryList rows={[
            ...(place ? [{ label: place.name, value: place.phone ?? '没有登记电话' }, { label: '服务时间', value: place.hours }] : []),
            { label: '政务服务热线', value: `${shell.hotline.number}（${shell.hotline.hours}）` },
          ]} />
          <ButtonLink plain href={portalPaths.home()}>回首页</ButtonLink>
        </div>
      )}
    </PortalPage>
  )
}
