import { Button, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link, NavLink, Outlet, ScrollRestoration, useLocation, useNavigate } from 'react-router'
import { paths } from '../../client/paths.ts'
import { signOut } from '../../client/session.ts'
import { useOfficer } from '../../features/sessions/officer.tsx'
import { CasesIcon, IntakeIcon, SearchIcon, TodoIcon } from '../../kit/icons.tsx'
import { Kbd } from '../../kit/kbd.tsx'
import { useShortcuts } from '../../kit/shortcuts.ts'
import { KeyHelp } from './key-help.tsx'
import './shell.css'

/** Who, where, and the three places to go. Everything is reached by one key. */
export function Shell() {
  const officer = useOfficer()
  const go = useNavigate()
  const [isHelpOpen, setHelpOpen] = useState(false)
  const search = useRef<InputRef>(null)
  const takesIn = officer.roles.includes('windowClerk')
  useShortcuts({
    '/': () => search.current?.focus({ cursor: 'all' }),
    '?': () => setHelpOpen(true),
    1: () => void go(paths.todo()),
    2: () => void go(paths.cases()),
    3: takesIn ? () => void go(paths.intake()) : undefined,
  })
  useFocusOnNewPage()
  return (
    <div className="shell">
      <a className="skip" href="#main">跳到正文</a>
      <header className="top no-print">
        <Link className="top-brand" to={paths.todo()}>一窗 · 工作台</Link>
        <p className="top-who">
          <strong>{officer.name}</strong>
          <span>{officer.roleNames.join('、')}</span>
          <span>{officer.hallName ?? officer.authorityName}</span>
        </p>
        <Search inputRef={search} />
        <Button className="top-keys" onClick={() => setHelpOpen(true)} aria-keyshortcuts="?">快捷键<Kbd keys="?" /></Button>
        <Button onClick={() => void signOut().then(() => location.reload())}>退出</Button>
      </header>
      <nav className="side no-print" aria-label="主菜单">
        <Place to={paths.todo()} icon={<TodoIcon />} name="我的待办" keys="1" />
        <Place to={paths.cases()} icon={<CasesIcon />} name="全部办件" keys="2" />
        {takesIn && <Place to={paths.intake()} icon={<IntakeIcon />} name="窗口收件" keys="3" />}
      </nav>
      <main id="main" className="main" tabIndex={-1}><Outlet /></main>
      <KeyHelp isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
      <ScrollRestoration />
    </div>
  )
}

function Place({ to, icon, name, keys }: { to: string; icon: React.ReactNode; name: string; keys: string }) {
  return <NavLink to={to} end={to === '/'} aria-keyshortcuts={keys}>{icon}<span>{name}</span><Kbd keys={keys} /></NavLink>
}

/** A whole number opens its case; anything else is looked for. */
function Search({ inputRef }: { inputRef: React.RefObject<InputRef | null> }) {
  const go = useNavigate()
  const [text, setText] = useState('')
  const find = () => {
    const q = text.trim()
    const number = q.replaceAll(/\s/g, '')
    if (q === '') return
    void go(/^\d{19}$/.test(number) ? paths.case(number) : paths.cases({ q }))
    inputRef.current?.blur()
  }
  return (
    <form className="top-search" role="search" onSubmit={(event) => { event.preventDefault(); find() }}>
      <Input
        ref={inputRef}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && inputRef.current?.blur()}
        prefix={<SearchIcon size={16} />}
        suffix={<Kbd keys="/" />}
        placeholder="办件编号或申请人姓名"
        aria-label="按办件编号或申请人姓名查找办件"
        aria-keyshortcuts="/"
        enterKeyHint="search"
        maxLength={50}
        autoComplete="off"
      />
    </form>
  )
}

/** A new page is announced by moving the focus to its beginning; the first one keeps the browser's. */
function useFocusOnNewPage() {
  const { pathname } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [pathname])
}
