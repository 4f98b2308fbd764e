import type { ReactNode } from 'react'
import { SubmitButton } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { KeepFresh } from '../../ui/keep-fresh.tsx'
import { ConfirmationPanel, Notice } from '../../ui/panels.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Reasons } from '../../ui/rating-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import { OneTapForm, ReasonsForm } from './coded-rating.tsx'
import { ratingErrors, type RatingTyped } from './rating.tsx'

/** How often the screen asks whether it should show something else. */
const ASK_EVERY_SECONDS = 1

/** Read from an arm's length, by everybody: the largest letters that leave room for five faces. */
const toDeviceShell = (shell: Shell): Shell => ({ ...shell, reading: { mode: 'elder', textSize: 24 } })

function DevicePage({ shell, title, shown, at, hasErrors, children }: { shell: Shell; title: string; shown: string; at?: string; hasErrors?: boolean; children: ReactNode }) {
  return (
    <PortalPage shell={toDeviceShell(shell)} title={title} isAlone hasErrors={hasErrors}>
      <div className="roomy">{children}</div>
      <KeepFresh seconds={ASK_EVERY_SECONDS} shown={shown} at={at} />
    </PortalPage>
  )
}

/** A screen that is no device: how it becomes one. */
export function UnpairedDeviceView({ shell, shown }: { shell: Shell; shown: string }) {
  return (
    <DevicePage shell={shell} title="窗口评价器" shown={shown}>
      <h1>窗口评价器</h1>
      <p>这台设备还没有配给窗口。工作人员请点下面的按钮，再到工作台的「评价器」里填写配对码。</p>
      <PostForm shell={shell} action={portalPaths.ratingDevicePairing()}>
        <SubmitButton>显示配对码</SubmitButton>
      </PostForm>
      <p className="soft">要办事或评价的，请找窗口工作人员。</p>
    </DevicePage>
  )
}

/** The code, large, in two groups as it is read out. */
export function PairingDeviceView({ shell, shown, code }: { shell: Shell; shown: string; code: string }) {
  return (
    <DevicePage shell={shell} title="配对码" shown={shown}>
      <h1>配对码</h1>
      <p className="card number">
        {code.slice(0, 3)} {code.slice(3)}
      </p>
      <p>请工作人员在工作台打开「评价器」，选择窗口，填写这个配对码。几分钟内有效，用一次。</p>
      <PostForm shell={shell} action={portalPaths.ratingDevicePairing()}>
        <SubmitButton look="plain">换一个配对码</SubmitButton>
      </PostForm>
    </DevicePage>
  )
}

/** Nobody stands by to press anything: it comes back by itself as soon as the server answers. */
export function FaultDeviceView({ shell, message }: { shell: Shell; message: string }) {
  return (
    <DevicePage shell={shell} title="暂时不能评价" shown="fault" at={portalPaths.ratingDevice()}>
      <h1>暂时不能评价</h1>
      <p>{message}</p>
      <p>
        <a className="tap" href={portalPaths.ratingDevice()}>
          重新连接
        </a>
      </p>
    </DevicePage>
  )
}

export type DevicePlace = { hallName: string; windowNo: string }

const Place = ({ place: { hallName, windowNo } }: { place: DevicePlace }) => (
  <p>
    {hallName} · {windowNo} 号窗口
  </p>
)

/** Between two people: nothing of either. */
export function WelcomeDeviceView({ shell, shown, place }: { shell: Shell; shown: string; place: DevicePlace }) {
  return (
    <DevicePage shell={shell} title="欢迎" shown={shown}>
      <h1>欢迎</h1>
      <Place place={place} />
      <p>办完事，您可以在这里评价我们的服务。评价自愿。</p>
    </DevicePage>
  )
}

export function ThanksDeviceView({ shell, shown, place }: { shell: Shell; shown: string; place: DevicePlace }) {
  return (
    <DevicePage shell={shell} title="评价已收到" shown={shown}>
      <ConfirmationPanel title="评价已收到，谢谢您">
        <p>您的意见会认真处理。</p>
      </ConfirmationPanel>
      <Place place={place} />
    </DevicePage>
  )
}

export function UnansweredDeviceView({ shell, shown, place }: { shell: Shell; shown: string; place: DevicePlace }) {
  return (
    <DevicePage shell={shell} title="没有评价" shown={shown}>
      <h1>没有收到评价，这次不计入</h1>
      <Place place={place} />
      <p>以后想评价，可以扫收件凭证上的二维码，或者登录政务服务网。</p>
    </DevicePage>
  )
}

export type AskingDeviceProps = RatingTyped & {
  shell: Shell
  shown: string
  place: DevicePlace
  event: { id: string; itemName: string; occasionName: string }
  reasons: Reasons
  isWriting: boolean
  seconds: number
  /** What was refused as a whole. */
  refused?: string
}

/** One tap is the rating; reasons for whoever has any. What is shown says nothing of whose case it is. */
export function AskingDeviceView(props: AskingDeviceProps) {
  const { shell, event, isWriting } = props
  const errors = ratingErrors(props)
  return (
    <DevicePage shell={shell} title="评价服务" shown={props.shown} hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      {props.refused ? (
        <Notice title="没有评价成功" tone="bad">
          <p>{props.refused}</p>
        </Notice>
      ) : null}
      <div>
        <h1>{isWriting ? '评价这次服务' : '您对这次服务满意吗？'}</h1>
        <p>
          {event.itemName}（{event.occasionName}）
        </p>
      </div>
      {isWriting ? (
        <ReasonsForm {...props} action={portalPaths.ratingDevice(event.id)} event={event.id} />
      ) : (
        <OneTapForm shell={shell} action={portalPaths.ratingDevice()} full={portalPaths.ratingDevice(event.id)} event={event.id} />
      )}
      <PostForm shell={shell} action={portalPaths.ratingDeviceDecline()}>
        <input type="hidden" name="event" value={event.id} />
        <SubmitButton look="plain">不评价</SubmitButton>
      </PostForm>
      <p className="soft">
        评价自愿，窗口人员看不到是谁评价的。
        <br />
        {props.seconds} 秒没有评价会自动返回，不计入。
      </p>
    </DevicePage>
  )
}
