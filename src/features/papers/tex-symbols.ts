/** `name character` pairs, as one compact table: the TeX commands that are one Unicode character. */
const TABLE = `
alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa ϰ
lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ
chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω digamma ϝ
times × div ÷ pm ± mp ∓ cdot · ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ dagger †
dag † ddagger ‡ ddag ‡ amalg ⨿ cap ∩ cup ∪ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖
wr ≀ diamond ⋄ ltimes ⋉ rtimes ⋊ boxplus ⊞ boxtimes ⊠ uplus ⊎ bigcirc ◯ triangleleft ◁ triangleright ▷ centerdot ·
leq ≤ le ≤ leqslant ⩽ geq ≥ ge ≥ geqslant ⩾ ll ≪ gg ≫ lll ⋘ ggg ⋙ neq ≠ ne ≠ equiv ≡ sim ∼ simeq ≃ approx ≈ cong ≅
approxeq ≊ lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ propto ∝ varpropto ∝ asymp ≍ doteq ≐ triangleq ≜ prec ≺
succ ≻ preceq ⪯ succeq ⪰ parallel ∥ perp ⟂ mid ∣ nmid ∤ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ subset ⊂ supset ⊃
subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ sqsubseteq ⊑ sqsupseteq ⊒ in ∈ ni ∋ notin ∉ coloneqq ≔ coloneq ≔
bowtie ⋈ thicksim ∼ thickapprox ≈ nleq ≰ ngeq ≱ lt < gt >
leftarrow ← gets ← rightarrow → to → leftrightarrow ↔ Leftarrow ⇐ Rightarrow ⇒ Leftrightarrow ⇔ implies ⟹ iff ⟺
longrightarrow ⟶ longleftarrow ⟵ Longrightarrow ⟹ longleftrightarrow ⟷ mapsto ↦ longmapsto ⟼ uparrow ↑ downarrow ↓
updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ hookrightarrow ↪ hookleftarrow ↩
rightharpoonup ⇀ rightleftharpoons ⇌ rightrightarrows ⇉ leadsto ⇝ rightsquigarrow ⇝ twoheadrightarrow ↠
sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigvee ⋁ bigwedge ⋀
bigsqcup ⨆ bigodot ⨀ infty ∞ partial ∂ nabla ∇ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ emptyset ∅ varnothing ∅
aleph ℵ beth ℶ hbar ℏ hslash ℏ ell ℓ wp ℘ Re ℜ Im ℑ imath ı jmath ȷ complement ∁ top ⊤ bot ⊥ angle ∠ prime ′
square □ Box □ blacksquare ■ triangle △ bigtriangleup △ lozenge ◊ Diamond ◇ bigstar ★ clubsuit ♣ diamondsuit ♢
heartsuit ♡ spadesuit ♠ flat ♭ natural ♮ sharp ♯ checkmark ✓ degree ° therefore ∴ because ∵ mho ℧ eth ð surd √
ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ dotsc … dotsb ⋯ dotso … colon : langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈
rceil ⌉ lbrace { rbrace } lbrack [ rbrack ] vert | lvert | rvert | Vert ‖ lVert ‖ rVert ‖ | ‖ { { } } backslash ∖
S § P ¶ copyright © pounds £ euro € textdegree ° textcelsius ℃ celsius ℃ angstrom Å ohm Ω
`;

/** TeX commands (without the backslash) that are one Unicode character, in mathematics and outside it. */
export const SYMBOLS: ReadonlyMap<string, string> = new Map(pairs(TABLE));

/** Commands that are the name of a function or operator, written upright as a word. */
export const FUNCTION_NAMES: ReadonlySet<string> = new Set(
  (
    'log ln lg exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan min max inf sup lim limsup ' +
    'liminf arg argmin argmax det dim ker deg gcd hom Pr mod bmod pmod tr rank diag sgn sign softmax poly polylog'
  ).split(' '),
);

/** What the letters of a script alphabet are in Unicode, where readers know them (`\mathbb{R}` is "ℝ"). */
const BLACKBOARD: Record<string, string> = { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' };

/** Blackboard-bold letters of Unicode's letterlike block; any other text is returned as it is. */
export function blackboard(text: string): string {
  return BLACKBOARD[text] ?? text;
}

const SUPERSCRIPTS = characterMap(
  '0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW∘′*αβγδεθιϕφχ⊤T',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ°′*ᵅᵝᵞᵟᵋᶿᶥᶲᵠᵡᵀᵀ',
);
const SUBSCRIPTS = characterMap(
  '0123456789+-−=()aehijklmnoprstuvxβγρφϕχ',
  '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵩᵪ',
);

/**
 * A superscript or subscript as readable Unicode: "²", "ᵢ"; where a character has no such form, or the script is a
 * word, it is written after `^` or `_`, in brackets unless it is one plain run ("x^(n/2)", "π_RL").
 */
export function scriptText(sign: '^' | '_', content: string): string {
  const script = content.trim();
  if (script === '') return '';
  const characters = [...script];
  const forms = sign === '^' ? SUPERSCRIPTS : SUBSCRIPTS;
  const short = !/\p{L}{2}/u.test(script);
  if (short && characters.every((character) => forms.has(character))) {
    return characters.map((character) => forms.get(character)).join('');
  }
  return /^[\p{L}\p{N}.*′†‡⋆∗]+$/u.test(script) ? `${sign}${script}` : `${sign}(${script})`;
}

function pairs(table: string): [string, string][] {
  const words = table.trim().split(/\s+/);
  return Array.from({ length: words.length / 2 }, (_, i) => [words[2 * i] ?? '', words[2 * i + 1] ?? '']);
}

function characterMap(from: string, to: string): Map<string, string> {
  const targets = [...to];
  return new Map([...from].map((character, i) => [character, targets[i] ?? character]));
}
