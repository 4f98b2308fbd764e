import type { ReactNode } from 'react'

/** Our own small set, drawn on a 24 grid with one stroke. Always beside a word, so hidden from screen readers. */
const icon = (shape: ReactNode) =>
  function Icon({ size = 18 }: { size?: number }) {
    return (
      <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
        {shape}
      </svg>
    )
  }

export const TodoIcon = icon(<path d="M4 6h2m3 0h11M4 12h2m3 0h11M4 18h2m3 0h11" />)
export const CasesIcon = icon(<path d="M3 7h6l2 2h10v10H3zM3 7V5h6" />)
export const IntakeIcon = icon(<path d="M12 3v11m-4-4 4 4 4-4M4 15v5h16v-5" />)
export const PickUpIcon = icon(<path d="M4 9l8-5 8 5v9l-8 4-8-4zM4 9l8 4 8-4M12 13v9" />)
export const CrossingIcon = icon(<path d="M4 8h14m-4-4 4 4-4 4M20 16H6m4-4-4 4 4 4" />)
export const FilingIcon = icon(<path d="M12 20V8m-5 5 5-5 5 5M5 4h14" />)
export const CertificateUseIcon = icon(<path d="M4 20V11m5 9V5m5 15v-7m5 7V8M3 20h18" />)
export const SearchIcon = icon(<path d="M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zm5-1.5L21 21" />)
export const DoneIcon = icon(<path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 12l3 3 5-6" />)
export const FileIcon = icon(<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6m-6 4h6" />)
export const LockIcon = icon(<path d="M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3" />)
export const CloudIcon = icon(<path d="M7 18a4 4 0 0 1-.5-8A6 6 0 0 1 18 9.5 4.2 4.2 0 0 1 17.5 18M9 13l6 6m0-6-6 6" />)
export const PauseIcon = icon(<path d="M9 6v12M15 6v12" />)
export const WindowIcon = icon(<path d="M4 5h16v14H4zM4 10h16M12 10v9" />)
export const ReviewIcon = icon(<path d="M5 4h10l4 4v12H5zM9 13l2 2 4-4" />)
export const ClaimIcon = icon(<path d="M12 21s7-6 7-11a7 7 0 0 0-14 0c0 5 7 11 7 11zm0-8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z" />)
export const CardIcon = icon(<path d="M7 3h10v14l-5 4-5-4zM12 7v5m0 3v.01" />)
export const MonitorIcon = icon(<path d="M3 5h18v11H3zM8 20h8M12 16v4M6 12l3-3 3 2 5-4" />)
export const AuditIcon = icon(<path d="M10.5 16a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zm4-1.5L20 20M10.5 8v3m0 2v.01" />)
export const FaceIcon = icon(<path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9 10v.01M15 10v.01M8.5 16a4.5 4.5 0 0 1 7 0" />)
export const PhoneIcon = icon(<path d="M6 3h4l2 5-3 2a11 11 0 0 0 5 5l2-3 5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z" />)
export const CheckIcon = icon(<path d="M3 12h4l2-6 4 12 3-8 1 2h4" />)
export const UpIcon = icon(<path d="m6 14 6-6 6 6" />)
export const DownIcon = icon(<path d="m6 10 6 6 6-6" />)
export const CopyIcon = icon(<path d="M8 8h11v12H8zM5 16V4h11" />)
export const DeleteIcon = icon(<path d="M5 7h14M10 4h4M7 7l1 13h8l1-13" />)
export const ProofIcon = icon(<path d="M6 3h8l4 4v14H6zM14 3v4h4M9.5 11.5l5 5m0-5-5 5" />)
export const MendIcon = icon(<path d="M4 20h5L20 9l-5-5L4 15zm8.5-13.5 5 5" />)
export const ReduceIcon = icon(<path d="m4 6 6 6 4-4 6 8m0-5v5h-5" />)
export const GrantIcon = icon(<path d="M8.5 15.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zm4-4.5H21m-3 0v4" />)
export const SkillIcon = icon(<path d="m12 3 2.7 5.6 6.1.8-4.5 4.2 1.1 6.1-5.4-3-5.4 3 1.1-6.1L3.2 9.4l6.1-.8z" />)
export const BellIcon = icon(<path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21h4" />)
export const AddIcon = icon(<path d="M12 5v14M5 12h14" />)
export const SealIcon = icon(<path d="M12 14a5 5 0 1 0-3-1l-1 4h8l-1-4M5 17h14v3H5z" />)
export const RuleIcon = icon(<path d="M4 7h9m5 0h2M4 17h2m5 0h9M15.5 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zm-7 10a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z" />)
export const CalendarIcon = icon(<path d="M4 6h16v14H4zM4 10h16M8 3v4m8-4v4M8 14h3m2 0h3M8 17h3" />)
export const ClockIcon = icon(<path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l4 2" />)
export const MessageIcon = icon(<path d="M4 5h16v11h-8l-5 4v-4H4zM8 9h8m-8 3h5" />)
