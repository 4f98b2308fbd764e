import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api, bodyOf } from '../../client/http.ts'
import type { DemoLogin } from '../../client/types.ts'
import { SignInForm } from './sign-in-form.tsx'
import './sign-in.css'

/** What a door says of the end behind it. */
export interface Behind {
  /** As the browser's tab names it. */
  end: string
  title: string
  lead: string
  /** Whose demonstration accounts are worth trying here; those of everybody when left out. */
  roles?: readonly string[]
}

const WORKBENCH: Behind = { end: '工作台', title: '政务服务工作台', lead: '窗口受理、审批、制证、送达，都从这里办。' }

/** Signing in. The address stays as it was, so that one arrives where one wanted to go. */
export function SignInPage({ onSignedIn, behind = WORKBENCH }: { onSignedIn: () => void; behind?: Behind }) {
  const [typed, setTyped] = useState({ login: '', password: '' })
  // Only a demonstration answers here; anywhere else there is simply no such address.
  const demo = useQuery({ queryKey: ['demo-logins'], queryFn: () => bodyOf(api.GET('/api/v1/demo/logins')), retry: false, staleTime: Infinity })
  const officers = (demo.data ?? []).filter(({ roles }) => !roles.includes('citizen') && (behind.roles === undefined || roles.some((role) => behind.roles!.includes(role))))
  useEffect(() => {
    document.title = `登录 · ${behind.end}`
  }, [behind.end])
  return (
    <main className={officers.length > 0 ? 'sign-in with-demo' : 'sign-in'}>
      <div className="sign-in-box">
        <p className="brand">一窗</p>
        <h1>{behind.title}</h1>
        <p className="quiet">{behind.lead}</p>
        <SignInForm {...typed} onType={setTyped} onSignedIn={onSignedIn} />
        <p className="quiet small">忘记密码请联系本单位管理员。连续输错会暂时锁定账号。</p>
      </div>
      {officers.length > 0 && <DemoLogins officers={officers} onChoose={({ login, password }) => setTyped({ login, password })} />}
    </main>
  )
}

/** How many of a city's many accounts are worth trying first. */
const SHOWN = 6

function DemoLogins({ officers, onChoose }: { officers: readonly DemoLogin[]; onChoose: (officer: DemoLogin) => void }) {
  return (
    <section className="demo-logins" aria-labelledby="demo-logins-title">
      <h2 id="demo-logins-title">演示账号</h2>
      <p className="quiet">这是演示环境，人和事都是虚构的。点一个账号填入，再点「登录」。</p>
      <ul>
        {officers.slice(0, SHOWN).map((officer) => (
          <li key={officer.login}>
            <button type="button" onClick={() => onChoose(officer)}>
              <strong>{officer.name}</strong><span>{officer.roleNames.join('、')} · {officer.regionName}</span>
              {officer.note && <span className="note">{officer.note}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
