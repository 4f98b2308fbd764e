import type { ReactNode } from 'react'
import { ButtonLink } from '../../ui/button.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

function Problem(props: { shell: Shell; title: string; children: ReactNode }) {
  return (
    <PortalPage shell={props.shell} title={props.title}>
      <div className="narrow card roomy">
        <h1>{props.title}</h1>
        {props.children}
      </div>
    </PortalPage>
  )
}

/** 404. */
export function NotFoundView({ shell, reason }: { shell: Shell; /** What was not found, when it is more than an address. */ reason?: string }) {
  return (
    <Problem shell={shell} title={reason ? '没有找到' : '没有找到这个页面'}>
      <p>{reason ?? '网址可能输错了，或者内容已经调整。可以从首页搜索您要办的事。'}</p>
      <p>
        <ButtonLink href={portalPaths.home()}>回首页</ButtonLink>
      </p>
    </Problem>
  )
}

/** 403: `reason` says in a sentence what to do instead; `code` can be quoted. */
export function ForbiddenView({ shell, reason, code }: { shell: Shell; reason: string; code: string }) {
  return (
    <Problem shell={shell} title="您不能查看或办理这项内容">
      <p>{reason}</p>
      <p className="soft">向工作人员询问时，请说代码：{code}</p>
      <p>
        <ButtonLink href={portalPaths.myApplications()}>看我的办件</ButtonLink>
      </p>
    </Problem>
  )
}

/** 500: says nothing of the inside, only an id to quote. */
export function ServerErrorView({ shell, errorId }: { shell: Shell; errorId: string }) {
  return (
    <Problem shell={shell} title="系统出了问题">
      <p>不是您的操作有误。已保存的内容不会丢，请过几分钟再试。</p>
      <p>
        还不行，请拨打 {shell.hotline.number}，并说出这个编号：
        <b className="number">{errorId}</b>
      </p>
      <p>
        <ButtonLink href={portalPaths.home()}>回首页</ButtonLink>
      </p>
    </Problem>
  )
}

/** 401 after a session ran out; what was saved is still there. */
export function SessionExpiredView({ shell, back }: { shell: Shell; back: string }) {
  return (
    <Problem shell={shell} title="登录已过期">
      <p>太久没有操作，为了安全已自动退出。已保存的内容都在，登录后接着办。</p>
      <p>
        <ButtonLink href={portalPaths.signIn(back)}>重新登录</ButtonLink>
      </p>
    </Problem>
  )
}

/** A refusal with a code (409, 428, 429 …): the sentence of the refusal and the way back. */
export function RefusalView(props: { shell: Shell; message: string; code: string; back: { label: string; href: string } }) {
  return (
    <Problem shell={props.shell} title="这一步没有办成">
      <p>{props.message}</p>
      <p className="soft">向工作人员询问时，请说代码：{props.code}</p>
      <p>
        <ButtonLink href={props.back.href}>{props.back.label}</ButtonLink>
      </p>
    </Problem>
  )
}
