import type { LucideProps } from '@lucide/svelte';
import AlarmClockIcon from '@lucide/svelte/icons/alarm-clock';
import AlignLeftIcon from '@lucide/svelte/icons/align-left';
import AnchorIcon from '@lucide/svelte/icons/anchor';
import AppleIcon from '@lucide/svelte/icons/apple';
import ArchiveIcon from '@lucide/svelte/icons/archive';
import ArrowDownIcon from '@lucide/svelte/icons/arrow-down';
import ArrowDownUpIcon from '@lucide/svelte/icons/arrow-down-up';
import ArrowLeftIcon from '@lucide/svelte/icons/arrow-left';
import ArrowLeftRightIcon from '@lucide/svelte/icons/arrow-left-right';
import ArrowRightIcon from '@lucide/svelte/icons/arrow-right';
import ArrowUpIcon from '@lucide/svelte/icons/arrow-up';
import ArrowUpDownIcon from '@lucide/svelte/icons/arrow-up-down';
import AsteriskIcon from '@lucide/svelte/icons/asterisk';
import AtSignIcon from '@lucide/svelte/icons/at-sign';
import BabyIcon from '@lucide/svelte/icons/baby';
import BadgeCheckIcon from '@lucide/svelte/icons/badge-check';
import BadgeEuroIcon from '@lucide/svelte/icons/badge-euro';
import BanknoteIcon from '@lucide/svelte/icons/banknote';
import BedIcon from '@lucide/svelte/icons/bed';
import BellIcon from '@lucide/svelte/icons/bell';
import BikeIcon from '@lucide/svelte/icons/bike';
import BinaryIcon from '@lucide/svelte/icons/binary';
import BoldIcon from '@lucide/svelte/icons/bold';
import BookOpenIcon from '@lucide/svelte/icons/book-open';
import BoxIcon from '@lucide/svelte/icons/box';
import BoxesIcon from '@lucide/svelte/icons/boxes';
import BracesIcon from '@lucide/svelte/icons/braces';
import BriefcaseIcon from '@lucide/svelte/icons/briefcase';
import BuildingIcon from '@lucide/svelte/icons/building';
import Building2Icon from '@lucide/svelte/icons/building-2';
import CakeIcon from '@lucide/svelte/icons/cake';
import CalculatorIcon from '@lucide/svelte/icons/calculator';
import CalendarIcon from '@lucide/svelte/icons/calendar';
import CalendarCheckIcon from '@lucide/svelte/icons/calendar-check';
import CalendarClockIcon from '@lucide/svelte/icons/calendar-clock';
import CalendarDaysIcon from '@lucide/svelte/icons/calendar-days';
import CalendarSyncIcon from '@lucide/svelte/icons/calendar-sync';
import CameraIcon from '@lucide/svelte/icons/camera';
import CarIcon from '@lucide/svelte/icons/car';
import CaseSensitiveIcon from '@lucide/svelte/icons/case-sensitive';
import ChartColumnIcon from '@lucide/svelte/icons/chart-column';
import ChartPieIcon from '@lucide/svelte/icons/chart-pie';
import CheckIcon from '@lucide/svelte/icons/check';
import CheckCheckIcon from '@lucide/svelte/icons/check-check';
import ChevronDownIcon from '@lucide/svelte/icons/chevron-down';
import ChevronLeftIcon from '@lucide/svelte/icons/chevron-left';
import ChevronRightIcon from '@lucide/svelte/icons/chevron-right';
import ChevronUpIcon from '@lucide/svelte/icons/chevron-up';
import ChevronsUpDownIcon from '@lucide/svelte/icons/chevrons-up-down';
import ChurchIcon from '@lucide/svelte/icons/church';
import CircleIcon from '@lucide/svelte/icons/circle';
import CircleAlertIcon from '@lucide/svelte/icons/circle-alert';
import CircleCheckIcon from '@lucide/svelte/icons/circle-check';
import CircleDashedIcon from '@lucide/svelte/icons/circle-dashed';
import CircleDotIcon from '@lucide/svelte/icons/circle-dot';
import CircleHelpIcon from '@lucide/svelte/icons/circle-help';
import CircleMinusIcon from '@lucide/svelte/icons/circle-minus';
import CirclePauseIcon from '@lucide/svelte/icons/circle-pause';
import CirclePlayIcon from '@lucide/svelte/icons/circle-play';
import CirclePlusIcon from '@lucide/svelte/icons/circle-plus';
import CircleUserIcon from '@lucide/svelte/icons/circle-user';
import CircleXIcon from '@lucide/svelte/icons/circle-x';
import ClipboardListIcon from '@lucide/svelte/icons/clipboard-list';
import ClipboardPasteIcon from '@lucide/svelte/icons/clipboard-paste';
import ClockIcon from '@lucide/svelte/icons/clock';
import CloudOffIcon from '@lucide/svelte/icons/cloud-off';
import CoffeeIcon from '@lucide/svelte/icons/coffee';
import CogIcon from '@lucide/svelte/icons/cog';
import CoinsIcon from '@lucide/svelte/icons/coins';
import Columns3Icon from '@lucide/svelte/icons/columns-3';
import ContactIcon from '@lucide/svelte/icons/contact';
import ContactRoundIcon from '@lucide/svelte/icons/contact-round';
import ContainerIcon from '@lucide/svelte/icons/container';
import CopyIcon from '@lucide/svelte/icons/copy';
import CornerDownLeftIcon from '@lucide/svelte/icons/corner-down-left';
import CornerUpRightIcon from '@lucide/svelte/icons/corner-up-right';
import CpuIcon from '@lucide/svelte/icons/cpu';
import CreditCardIcon from '@lucide/svelte/icons/credit-card';
import CroissantIcon from '@lucide/svelte/icons/croissant';
import DatabaseIcon from '@lucide/svelte/icons/database';
import DogIcon from '@lucide/svelte/icons/dog';
import DownloadIcon from '@lucide/svelte/icons/download';
import DrillIcon from '@lucide/svelte/icons/drill';
import DropletIcon from '@lucide/svelte/icons/droplet';
import EggIcon from '@lucide/svelte/icons/egg';
import EllipsisIcon from '@lucide/svelte/icons/ellipsis';
import EqualIcon from '@lucide/svelte/icons/equal';
import EraserIcon from '@lucide/svelte/icons/eraser';
import ExternalLinkIcon from '@lucide/svelte/icons/external-link';
import EyeIcon from '@lucide/svelte/icons/eye';
import EyeOffIcon from '@lucide/svelte/icons/eye-off';
import FactoryIcon from '@lucide/svelte/icons/factory';
import FileIcon from '@lucide/svelte/icons/file';
import FileCheckIcon from '@lucide/svelte/icons/file-check';
import FileSpreadsheetIcon from '@lucide/svelte/icons/file-spreadsheet';
import FileTextIcon from '@lucide/svelte/icons/file-text';
import FileUpIcon from '@lucide/svelte/icons/file-up';
import FingerprintPatternIcon from '@lucide/svelte/icons/fingerprint-pattern';
import FishIcon from '@lucide/svelte/icons/fish';
import FlagIcon from '@lucide/svelte/icons/flag';
import FlameIcon from '@lucide/svelte/icons/flame';
import FlaskConicalIcon from '@lucide/svelte/icons/flask-conical';
import FolderIcon from '@lucide/svelte/icons/folder';
import FolderKanbanIcon from '@lucide/svelte/icons/folder-kanban';
import FootprintsIcon from '@lucide/svelte/icons/footprints';
import ForkliftIcon from '@lucide/svelte/icons/forklift';
import FuelIcon from '@lucide/svelte/icons/fuel';
import FunnelIcon from '@lucide/svelte/icons/funnel';
import GaugeIcon from '@lucide/svelte/icons/gauge';
import GemIcon from '@lucide/svelte/icons/gem';
import GiftIcon from '@lucide/svelte/icons/gift';
import GitBranchIcon from '@lucide/svelte/icons/git-branch';
import GitCommitHorizontalIcon from '@lucide/svelte/icons/git-commit-horizontal';
import GlobeIcon from '@lucide/svelte/icons/globe';
import GraduationCapIcon from '@lucide/svelte/icons/graduation-cap';
import GripVerticalIcon from '@lucide/svelte/icons/grip-vertical';
import HammerIcon from '@lucide/svelte/icons/hammer';
import HandCoinsIcon from '@lucide/svelte/icons/hand-coins';
import HandshakeIcon from '@lucide/svelte/icons/handshake';
import HardDriveIcon from '@lucide/svelte/icons/hard-drive';
import HardHatIcon from '@lucide/svelte/icons/hard-hat';
import HashIcon from '@lucide/svelte/icons/hash';
import Heading2Icon from '@lucide/svelte/icons/heading-2';
import HeadphonesIcon from '@lucide/svelte/icons/headphones';
import HeartIcon from '@lucide/svelte/icons/heart';
import HistoryIcon from '@lucide/svelte/icons/history';
import HospitalIcon from '@lucide/svelte/icons/hospital';
import HotelIcon from '@lucide/svelte/icons/hotel';
import HourglassIcon from '@lucide/svelte/icons/hourglass';
import HouseIcon from '@lucide/svelte/icons/house';
import IdCardIcon from '@lucide/svelte/icons/id-card';
import ImageIcon from '@lucide/svelte/icons/image';
import ImportIcon from '@lucide/svelte/icons/import';
import InboxIcon from '@lucide/svelte/icons/inbox';
import InfoIcon from '@lucide/svelte/icons/info';
import ItalicIcon from '@lucide/svelte/icons/italic';
import KanbanIcon from '@lucide/svelte/icons/kanban';
import KeyIcon from '@lucide/svelte/icons/key';
import KeyRoundIcon from '@lucide/svelte/icons/key-round';
import KeyboardIcon from '@lucide/svelte/icons/keyboard';
import LandmarkIcon from '@lucide/svelte/icons/landmark';
import LanguagesIcon from '@lucide/svelte/icons/languages';
import LaptopIcon from '@lucide/svelte/icons/laptop';
import LayersIcon from '@lucide/svelte/icons/layers';
import LayoutGridIcon from '@lucide/svelte/icons/layout-grid';
import LayoutListIcon from '@lucide/svelte/icons/layout-list';
import LayoutPanelLeftIcon from '@lucide/svelte/icons/layout-panel-left';
import LeafIcon from '@lucide/svelte/icons/leaf';
import LetterTextIcon from '@lucide/svelte/icons/letter-text';
import LifeBuoyIcon from '@lucide/svelte/icons/life-buoy';
import LightbulbIcon from '@lucide/svelte/icons/lightbulb';
import LinkIcon from '@lucide/svelte/icons/link';
import Link2Icon from '@lucide/svelte/icons/link-2';
import ListIcon from '@lucide/svelte/icons/list';
import ListChecksIcon from '@lucide/svelte/icons/list-checks';
import ListFilterIcon from '@lucide/svelte/icons/list-filter';
import ListOrderedIcon from '@lucide/svelte/icons/list-ordered';
import ListTreeIcon from '@lucide/svelte/icons/list-tree';
import LocateIcon from '@lucide/svelte/icons/locate';
import LockIcon from '@lucide/svelte/icons/lock';
import LockKeyholeIcon from '@lucide/svelte/icons/lock-keyhole';
import LogOutIcon from '@lucide/svelte/icons/log-out';
import MailIcon from '@lucide/svelte/icons/mail';
import MapIcon from '@lucide/svelte/icons/map';
import MapPinIcon from '@lucide/svelte/icons/map-pin';
import MaximizeIcon from '@lucide/svelte/icons/maximize';
import MegaphoneIcon from '@lucide/svelte/icons/megaphone';
import MenuIcon from '@lucide/svelte/icons/menu';
import MessageCircleIcon from '@lucide/svelte/icons/message-circle';
import MessageSquareIcon from '@lucide/svelte/icons/message-square';
import MessageSquareWarningIcon from '@lucide/svelte/icons/message-square-warning';
import MessagesSquareIcon from '@lucide/svelte/icons/messages-square';
import MicroscopeIcon from '@lucide/svelte/icons/microscope';
import MilestoneIcon from '@lucide/svelte/icons/milestone';
import MinusIcon from '@lucide/svelte/icons/minus';
import MonitorIcon from '@lucide/svelte/icons/monitor';
import MoonIcon from '@lucide/svelte/icons/moon';
import MountainIcon from '@lucide/svelte/icons/mountain';
import MoveIcon from '@lucide/svelte/icons/move';
import MusicIcon from '@lucide/svelte/icons/music';
import NetworkIcon from '@lucide/svelte/icons/network';
import NotebookPenIcon from '@lucide/svelte/icons/notebook-pen';
import NotebookTextIcon from '@lucide/svelte/icons/notebook-text';
import OctagonAlertIcon from '@lucide/svelte/icons/octagon-alert';
import PackageIcon from '@lucide/svelte/icons/package';
import PaintbrushIcon from '@lucide/svelte/icons/paintbrush';
import PaletteIcon from '@lucide/svelte/icons/palette';
import PanelLeftIcon from '@lucide/svelte/icons/panel-left';
import PaperclipIcon from '@lucide/svelte/icons/paperclip';
import PauseIcon from '@lucide/svelte/icons/pause';
import PenIcon from '@lucide/svelte/icons/pen';
import PenLineIcon from '@lucide/svelte/icons/pen-line';
import PencilIcon from '@lucide/svelte/icons/pencil';
import PencilRulerIcon from '@lucide/svelte/icons/pencil-ruler';
import PercentIcon from '@lucide/svelte/icons/percent';
import PhoneIcon from '@lucide/svelte/icons/phone';
import PillIcon from '@lucide/svelte/icons/pill';
import PinIcon from '@lucide/svelte/icons/pin';
import PlaneIcon from '@lucide/svelte/icons/plane';
import PlugIcon from '@lucide/svelte/icons/plug';
import PlusIcon from '@lucide/svelte/icons/plus';
import PresentationIcon from '@lucide/svelte/icons/presentation';
import PrinterIcon from '@lucide/svelte/icons/printer';
import PuzzleIcon from '@lucide/svelte/icons/puzzle';
import ReceiptIcon from '@lucide/svelte/icons/receipt';
import ReceiptEuroIcon from '@lucide/svelte/icons/receipt-euro';
import Redo2Icon from '@lucide/svelte/icons/redo-2';
import RefreshCwIcon from '@lucide/svelte/icons/refresh-cw';
import RocketIcon from '@lucide/svelte/icons/rocket';
import RotateCcwIcon from '@lucide/svelte/icons/rotate-ccw';
import RouteIcon from '@lucide/svelte/icons/route';
import Rows2Icon from '@lucide/svelte/icons/rows-2';
import Rows3Icon from '@lucide/svelte/icons/rows-3';
import Rows4Icon from '@lucide/svelte/icons/rows-4';
import RulerIcon from '@lucide/svelte/icons/ruler';
import SaveIcon from '@lucide/svelte/icons/save';
import ScaleIcon from '@lucide/svelte/icons/scale';
import SchoolIcon from '@lucide/svelte/icons/school';
import ScissorsIcon from '@lucide/svelte/icons/scissors';
import SearchIcon from '@lucide/svelte/icons/search';
import SendIcon from '@lucide/svelte/icons/send';
import ServerIcon from '@lucide/svelte/icons/server';
import SettingsIcon from '@lucide/svelte/icons/settings';
import ShapesIcon from '@lucide/svelte/icons/shapes';
import Share2Icon from '@lucide/svelte/icons/share-2';
import ShieldIcon from '@lucide/svelte/icons/shield';
import ShieldAlertIcon from '@lucide/svelte/icons/shield-alert';
import ShieldCheckIcon from '@lucide/svelte/icons/shield-check';
import ShipIcon from '@lucide/svelte/icons/ship';
import ShirtIcon from '@lucide/svelte/icons/shirt';
import ShoppingCartIcon from '@lucide/svelte/icons/shopping-cart';
import SigmaIcon from '@lucide/svelte/icons/sigma';
import SignatureIcon from '@lucide/svelte/icons/signature';
import SlidersHorizontalIcon from '@lucide/svelte/icons/sliders-horizontal';
import SmartphoneIcon from '@lucide/svelte/icons/smartphone';
import SnowflakeIcon from '@lucide/svelte/icons/snowflake';
import SofaIcon from '@lucide/svelte/icons/sofa';
import SparklesIcon from '@lucide/svelte/icons/sparkles';
import SplineIcon from '@lucide/svelte/icons/spline';
import SplitIcon from '@lucide/svelte/icons/split';
import SquareIcon from '@lucide/svelte/icons/square';
import SquareCheckIcon from '@lucide/svelte/icons/square-check';
import SquareFunctionIcon from '@lucide/svelte/icons/square-function';
import SquareKanbanIcon from '@lucide/svelte/icons/square-kanban';
import SquarePenIcon from '@lucide/svelte/icons/square-pen';
import StarIcon from '@lucide/svelte/icons/star';
import StethoscopeIcon from '@lucide/svelte/icons/stethoscope';
import StickyNoteIcon from '@lucide/svelte/icons/sticky-note';
import StoreIcon from '@lucide/svelte/icons/store';
import SunIcon from '@lucide/svelte/icons/sun';
import SunriseIcon from '@lucide/svelte/icons/sunrise';
import TableIcon from '@lucide/svelte/icons/table';
import Table2Icon from '@lucide/svelte/icons/table-2';
import TagIcon from '@lucide/svelte/icons/tag';
import TagsIcon from '@lucide/svelte/icons/tags';
import TargetIcon from '@lucide/svelte/icons/target';
import TextIcon from '@lucide/svelte/icons/text';
import TextCursorInputIcon from '@lucide/svelte/icons/text-cursor-input';
import TextInitialIcon from '@lucide/svelte/icons/text-initial';
import TextQuoteIcon from '@lucide/svelte/icons/text-quote';
import ThermometerIcon from '@lucide/svelte/icons/thermometer';
import TicketIcon from '@lucide/svelte/icons/ticket';
import TimerIcon from '@lucide/svelte/icons/timer';
import ToggleLeftIcon from '@lucide/svelte/icons/toggle-left';
import ToggleRightIcon from '@lucide/svelte/icons/toggle-right';
import ToolCaseIcon from '@lucide/svelte/icons/tool-case';
import TractorIcon from '@lucide/svelte/icons/tractor';
import Trash2Icon from '@lucide/svelte/icons/trash-2';
import TreesIcon from '@lucide/svelte/icons/trees';
import TrendingUpIcon from '@lucide/svelte/icons/trending-up';
import TriangleAlertIcon from '@lucide/svelte/icons/triangle-alert';
import TrophyIcon from '@lucide/svelte/icons/trophy';
import TruckIcon from '@lucide/svelte/icons/truck';
import TvIcon from '@lucide/svelte/icons/tv';
import TypeIcon from '@lucide/svelte/icons/type';
import Undo2Icon from '@lucide/svelte/icons/undo-2';
import UnlinkIcon from '@lucide/svelte/icons/unlink';
import UnlockIcon from '@lucide/svelte/icons/unlock';
import UploadIcon from '@lucide/svelte/icons/upload';
import UserIcon from '@lucide/svelte/icons/user';
import UserCheckIcon from '@lucide/svelte/icons/user-check';
import UserCogIcon from '@lucide/svelte/icons/user-cog';
import UserPlusIcon from '@lucide/svelte/icons/user-plus';
import UserRoundIcon from '@lucide/svelte/icons/user-round';
import UsersIcon from '@lucide/svelte/icons/users';
import UsersRoundIcon from '@lucide/svelte/icons/users-round';
import UtensilsIcon from '@lucide/svelte/icons/utensils';
import VideoIcon from '@lucide/svelte/icons/video';
import WalletIcon from '@lucide/svelte/icons/wallet';
import WandSparklesIcon from '@lucide/svelte/icons/wand-sparkles';
import WarehouseIcon from '@lucide/svelte/icons/warehouse';
import WaypointsIcon from '@lucide/svelte/icons/waypoints';
import WheatIcon from '@lucide/svelte/icons/wheat';
import WholeWordIcon from '@lucide/svelte/icons/whole-word';
import WifiIcon from '@lucide/svelte/icons/wifi';
import WifiOffIcon from '@lucide/svelte/icons/wifi-off';
import WineIcon from '@lucide/svelte/icons/wine';
import WorkflowIcon from '@lucide/svelte/icons/workflow';
import WrenchIcon from '@lucide/svelte/icons/wrench';
import XIcon from '@lucide/svelte/icons/x';
import ZapIcon from '@lucide/svelte/icons/zap';
import ZoomInIcon from '@lucide/svelte/icons/zoom-in';
import type { Component } from 'svelte';

/**
 * The icons in use, by lucide name: a static map, since definitions carry names and the build cannot guess which.
 * A table, two lines an icon: it grows with the icons and holds nothing else.
 */
export const icons: Readonly<Record<string, Component<LucideProps>>> = {
  'alarm-clock': AlarmClockIcon,
  'align-left': AlignLeftIcon,
  anchor: AnchorIcon,
  apple: AppleIcon,
  archive: ArchiveIcon,
  'arrow-down': ArrowDownIcon,
  'arrow-down-up': ArrowDownUpIcon,
  'arrow-left': ArrowLeftIcon,
  'arrow-left-right': ArrowLeftRightIcon,
  'arrow-right': ArrowRightIcon,
  'arrow-up': ArrowUpIcon,
  'arrow-up-down': ArrowUpDownIcon,
  asterisk: AsteriskIcon,
  'at-sign': AtSignIcon,
  baby: BabyIcon,
  'badge-check': BadgeCheckIcon,
  'badge-euro': BadgeEuroIcon,
  banknote: BanknoteIcon,
  bed: BedIcon,
  bell: BellIcon,
  bike: BikeIcon,
  binary: BinaryIcon,
  bold: BoldIcon,
  'book-open': BookOpenIcon,
  box: BoxIcon,
  boxes: BoxesIcon,
  braces: BracesIcon,
  briefcase: BriefcaseIcon,
  building: BuildingIcon,
  'building-2': Building2Icon,
  cake: CakeIcon,
  calculator: CalculatorIcon,
  calendar: CalendarIcon,
  'calendar-check': CalendarCheckIcon,
  'calendar-clock': CalendarClockIcon,
  'calendar-days': CalendarDaysIcon,
  'calendar-sync': CalendarSyncIcon,
  camera: CameraIcon,
  car: CarIcon,
  'case-sensitive': CaseSensitiveIcon,
  'chart-column': ChartColumnIcon,
  'chart-pie': ChartPieIcon,
  check: CheckIcon,
  'check-check': CheckCheckIcon,
  'chevron-down': ChevronDownIcon,
  'chevron-left': ChevronLeftIcon,
  'chevron-right': ChevronRightIcon,
  'chevron-up': ChevronUpIcon,
  'chevrons-up-down': ChevronsUpDownIcon,
  church: ChurchIcon,
  circle: CircleIcon,
  'circle-alert': CircleAlertIcon,
  'circle-check': CircleCheckIcon,
  'circle-dashed': CircleDashedIcon,
  'circle-dot': CircleDotIcon,
  'circle-help': CircleHelpIcon,
  'circle-minus': CircleMinusIcon,
  'circle-pause': CirclePauseIcon,
  'circle-play': CirclePlayIcon,
  'circle-plus': CirclePlusIcon,
  'circle-user': CircleUserIcon,
  'circle-x': CircleXIcon,
  'clipboard-list': ClipboardListIcon,
  'clipboard-paste': ClipboardPasteIcon,
  clock: ClockIcon,
  'cloud-off': CloudOffIcon,
  coffee: CoffeeIcon,
  cog: CogIcon,
  coins: CoinsIcon,
  'columns-3': Columns3Icon,
  contact: ContactIcon,
  'contact-round': ContactRoundIcon,
  container: ContainerIcon,
  copy: CopyIcon,
  'corner-down-left': CornerDownLeftIcon,
  'corner-up-right': CornerUpRightIcon,
  cpu: CpuIcon,
  'credit-card': CreditCardIcon,
  croissant: CroissantIcon,
  database: DatabaseIcon,
  dog: DogIcon,
  download: DownloadIcon,
  drill: DrillIcon,
  droplet: DropletIcon,
  egg: EggIcon,
  ellipsis: EllipsisIcon,
  equal: EqualIcon,
  eraser: EraserIcon,
  'external-link': ExternalLinkIcon,
  eye: EyeIcon,
  'eye-off': EyeOffIcon,
  factory: FactoryIcon,
  file: FileIcon,
  'file-check': FileCheckIcon,
  'file-spreadsheet': FileSpreadsheetIcon,
  'file-text': FileTextIcon,
  'file-up': FileUpIcon,
  'fingerprint-pattern': FingerprintPatternIcon,
  fish: FishIcon,
  flag: FlagIcon,
  flame: FlameIcon,
  'flask-conical': FlaskConicalIcon,
  folder: FolderIcon,
  'folder-kanban': FolderKanbanIcon,
  footprints: FootprintsIcon,
  forklift: ForkliftIcon,
  fuel: FuelIcon,
  funnel: FunnelIcon,
  gauge: GaugeIcon,
  gem: GemIcon,
  gift: GiftIcon,
  'git-branch': GitBranchIcon,
  'git-commit-horizontal': GitCommitHorizontalIcon,
  globe: GlobeIcon,
  'graduation-cap': GraduationCapIcon,
  'grip-vertical': GripVerticalIcon,
  hammer: HammerIcon,
  'hand-coins': HandCoinsIcon,
  handshake: HandshakeIcon,
  'hard-drive': HardDriveIcon,
  'hard-hat': HardHatIcon,
  hash: HashIcon,
  headphones: HeadphonesIcon,
  'heading-2': Heading2Icon,
  heart: HeartIcon,
  history: HistoryIcon,
  hospital: HospitalIcon,
  hotel: HotelIcon,
  hourglass: HourglassIcon,
  house: HouseIcon,
  'id-card': IdCardIcon,
  image: ImageIcon,
  import: ImportIcon,
  inbox: InboxIcon,
  info: InfoIcon,
  italic: ItalicIcon,
  kanban: KanbanIcon,
  key: KeyIcon,
  'key-round': KeyRoundIcon,
  keyboard: KeyboardIcon,
  landmark: LandmarkIcon,
  languages: LanguagesIcon,
  laptop: LaptopIcon,
  layers: LayersIcon,
  'layout-grid': LayoutGridIcon,
  'layout-list': LayoutListIcon,
  'layout-panel-left': LayoutPanelLeftIcon,
  leaf: LeafIcon,
  'letter-text': LetterTextIcon,
  'life-buoy': LifeBuoyIcon,
  lightbulb: LightbulbIcon,
  link: LinkIcon,
  'link-2': Link2Icon,
  list: ListIcon,
  'list-checks': ListChecksIcon,
  'list-filter': ListFilterIcon,
  'list-ordered': ListOrderedIcon,
  'list-tree': ListTreeIcon,
  locate: LocateIcon,
  lock: LockIcon,
  'lock-keyhole': LockKeyholeIcon,
  'log-out': LogOutIcon,
  mail: MailIcon,
  map: MapIcon,
  'map-pin': MapPinIcon,
  maximize: MaximizeIcon,
  megaphone: MegaphoneIcon,
  menu: MenuIcon,
  'message-circle': MessageCircleIcon,
  'message-square': MessageSquareIcon,
  'message-square-warning': MessageSquareWarningIcon,
  'messages-square': MessagesSquareIcon,
  microscope: MicroscopeIcon,
  milestone: MilestoneIcon,
  minus: MinusIcon,
  monitor: MonitorIcon,
  moon: MoonIcon,
  mountain: MountainIcon,
  move: MoveIcon,
  music: MusicIcon,
  network: NetworkIcon,
  'notebook-pen': NotebookPenIcon,
  'notebook-text': NotebookTextIcon,
  'octagon-alert': OctagonAlertIcon,
  package: PackageIcon,
  paintbrush: PaintbrushIcon,
  palette: PaletteIcon,
  'panel-left': PanelLeftIcon,
  paperclip: PaperclipIcon,
  pause: PauseIcon,
  pen: PenIcon,
  'pen-line': PenLineIcon,
  pencil: PencilIcon,
  'pencil-ruler': PencilRulerIcon,
  percent: PercentIcon,
  phone: PhoneIcon,
  pill: PillIcon,
  pin: PinIcon,
  plane: PlaneIcon,
  plug: PlugIcon,
  plus: PlusIcon,
  presentation: PresentationIcon,
  printer: PrinterIcon,
  puzzle: PuzzleIcon,
  receipt: ReceiptIcon,
  'receipt-euro': ReceiptEuroIcon,
  'redo-2': Redo2Icon,
  'refresh-cw': RefreshCwIcon,
  rocket: RocketIcon,
  'rotate-ccw': RotateCcwIcon,
  route: RouteIcon,
  'rows-2': Rows2Icon,
  'rows-3': Rows3Icon,
  'rows-4': Rows4Icon,
  ruler: RulerIcon,
  save: SaveIcon,
  scale: ScaleIcon,
  school: SchoolIcon,
  scissors: ScissorsIcon,
  search: SearchIcon,
  send: SendIcon,
  server: ServerIcon,
  settings: SettingsIcon,
  shapes: ShapesIcon,
  'share-2': Share2Icon,
  shield: ShieldIcon,
  'shield-alert': ShieldAlertIcon,
  'shield-check': ShieldCheckIcon,
  ship: ShipIcon,
  shirt: ShirtIcon,
  'shopping-cart': ShoppingCartIcon,
  sigma: SigmaIcon,
  signature: SignatureIcon,
  'sliders-horizontal': SlidersHorizontalIcon,
  smartphone: SmartphoneIcon,
  snowflake: SnowflakeIcon,
  sofa: SofaIcon,
  sparkles: SparklesIcon,
  spline: SplineIcon,
  split: SplitIcon,
  square: SquareIcon,
  'square-check': SquareCheckIcon,
  'square-function': SquareFunctionIcon,
  'square-kanban': SquareKanbanIcon,
  'square-pen': SquarePenIcon,
  star: StarIcon,
  stethoscope: StethoscopeIcon,
  'sticky-note': StickyNoteIcon,
  store: StoreIcon,
  sun: SunIcon,
  sunrise: SunriseIcon,
  table: TableIcon,
  'table-2': Table2Icon,
  tag: TagIcon,
  tags: TagsIcon,
  target: TargetIcon,
  text: TextIcon,
  'text-cursor-input': TextCursorInputIcon,
  'text-initial': TextInitialIcon,
  thermometer: ThermometerIcon,
  'text-quote': TextQuoteIcon,
  ticket: TicketIcon,
  timer: TimerIcon,
  'toggle-left': ToggleLeftIcon,
  'toggle-right': ToggleRightIcon,
  'tool-case': ToolCaseIcon,
  tractor: TractorIcon,
  'trash-2': Trash2Icon,
  trees: TreesIcon,
  'trending-up': TrendingUpIcon,
  'triangle-alert': TriangleAlertIcon,
  trophy: TrophyIcon,
  truck: TruckIcon,
  tv: TvIcon,
  type: TypeIcon,
  'undo-2': Undo2Icon,
  unlink: UnlinkIcon,
  unlock: UnlockIcon,
  upload: UploadIcon,
  user: UserIcon,
  'user-check': UserCheckIcon,
  'user-cog': UserCogIcon,
  'user-plus': UserPlusIcon,
  'user-round': UserRoundIcon,
  users: UsersIcon,
  'users-round': UsersRoundIcon,
  utensils: UtensilsIcon,
  video: VideoIcon,
  wallet: WalletIcon,
  'wand-sparkles': WandSparklesIcon,
  warehouse: WarehouseIcon,
  waypoints: WaypointsIcon,
  wheat: WheatIcon,
  'whole-word': WholeWordIcon,
  wifi: WifiIcon,
  'wifi-off': WifiOffIcon,
  wine: WineIcon,
  workflow: WorkflowIcon,
  wrench: WrenchIcon,
  x: XIcon,
  zap: ZapIcon,
  'zoom-in': ZoomInIcon,
};
