interface WhoseThingsProps {
  /** 看谁的证照 */
  label: string
  /** Whoever the person may act for, themselves among them. */
  owners: readonly { name: string; href: string; isShown: boolean }[]
}

/** Changes between one's own things and those of whom one acts for; nothing to choose, nothing shown. */
export function WhoseThings({ label, owners }: WhoseThingsProps) {
  if (owners.length < 2) return null
  return (
    <nav aria-label={label}>
      <ul className="row">
        {owners.map(({ name, href, isShown }) => (
          <li key={href}>
            <a className={isShown ? 'tap big' : 'tap'} href={href} aria-current={isShown ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
